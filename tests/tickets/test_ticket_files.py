"""Who attaches files to a ticket, who reads and who changes them?"""

import pytest

from naryad.access.actor import Actor
from naryad.core.errors import NotPermitted, NotVisible, ReadOnlyView
from naryad.core.outcomes import only
from naryad.files import actions
from naryad.files.input import FileInput
from naryad.files.models import File
from naryad.files.owners import Owner, SentByCustomer
from naryad.files.visibility import attached_file, files_of, readable_file
from naryad.lists.timeline import read_timeline
from naryad.people.models import Person
from naryad.tickets.actions import delete_tickets
from naryad.tickets.models import Ticket
from tests.access.tables import columns_of, differences, read_table, rows_of
from tests.files import papers
from tests.tickets.asking import ask
from tests.world import World

# A ticket on the lift of Zenit, which the customer asked for; a file of the team, one of the team
# for customers, one from the customer, and one on a ticket that is deleted.
FILES = read_table("""
viewer           team marked sent deleted
admin            x    x      x    x
head             x    x      x    x
dispatcher       x    x      x    -
technician       x    x      x    -
technician_south -    -      -    -
customer         -    x      x    -
lead_customer    -    x      x    -
customer_of_two  -    -      -    -
former_customer  -    -      -    -
loner            -    -      -    -
system           -    -      -    -
stranger         -    -      -    -
""")


def _attach(world: World, ticket: Ticket, person: Person, *, marked: bool = False) -> File:
    pk = actions.attach_file(
        Owner("ticket", ticket.pk),
        papers.PDF,
        name="Акт.pdf",
        by=world.actor(person),
        at=world.at,
        is_for_customers=marked,
    )
    return File.objects.get(pk=pk)


def _viewer(world: World, name: str) -> Actor:
    if name == "system":
        return world.service.system
    return world.actor(world.other.admin if name == "stranger" else world.service.people[name])


def _all(world: World) -> dict[str, File]:
    house = world.service
    ticket = ask(world, requester_id=house.customer.pk)
    gone = ask(world, requester_id=house.customer.pk)
    files = {
        "team": _attach(world, ticket, house.technician),
        "marked": _attach(world, ticket, house.technician, marked=True),
        "sent": _attach(world, ticket, house.customer),
        "deleted": _attach(world, gone, house.head, marked=True),
    }
    only(delete_tickets([gone.pk], by=world.actor(house.head), at=world.at))
    return files


def _sees(actor: Actor, file: File) -> set[bool]:
    owner = Owner("ticket", file.owner_id)

    def in_the_list() -> None:
        if not files_of(owner, actor=actor).filter(pk=file.pk).exists():
            raise NotVisible

    answers = set()
    for way in (
        lambda: readable_file(actor, file.key),
        lambda: attached_file(file.pk, actor=actor),
        in_the_list,
    ):
        try:
            way()
            answers.add(True)
        except NotVisible:
            answers.add(False)
    return answers


@pytest.mark.parametrize("viewer", rows_of(FILES))
def test_files_of_tickets_are_read_as_the_table_says(world: World, viewer: str) -> None:
    files, actor, found = _all(world), _viewer(world, viewer), {}
    for column in columns_of(FILES):
        (sees,) = _sees(actor, files[column])
        found[viewer, column] = "x" if sees else "-"
    expected = {key: mark for key, mark in FILES.items() if key[0] == viewer}
    assert list(differences(expected, found)) == []


def test_nobody_attaches_to_what_they_do_not_see(world: World) -> None:
    house, ticket = world.service, ask(world)
    for person in (house.technician_south, house.customer_of_two, house.loner, world.other.admin):
        with pytest.raises(NotVisible):
            _attach(world, ticket, person)
    with pytest.raises(ReadOnlyView):
        actions.attach_file(
            Owner("ticket", ticket.pk),
            papers.PDF,
            name="Акт.pdf",
            by=world.actor(house.technician, viewed_by=house.admin),
            at=world.at,
        )
    only(delete_tickets([ticket.pk], by=world.actor(house.head), at=world.at))
    for person in (house.customer, house.technician, house.admin):
        with pytest.raises(NotVisible):
            _attach(world, ticket, person)


def test_what_a_customer_sends_is_for_customers_and_stays_so(world: World) -> None:
    house, head = world.service, world.actor(world.service.head)
    file = _attach(world, ask(world), house.customer)
    assert (file.is_from_customer, file.is_for_customers) == (True, True)
    with pytest.raises(SentByCustomer):
        actions.mark_files([file.pk], False, of="ticket", by=head, at=world.at)
    with pytest.raises(SentByCustomer):
        new = FileInput("Акт", is_for_customers=False)
        actions.edit_file(file.pk, new, of="ticket", seen_version=None, by=head, at=world.at)
    only(actions.delete_files([file.pk], of="ticket", by=head, at=world.at))
    assert _sees(world.actor(house.customer), file) == {False}


def test_an_employee_changes_their_own_and_an_editor_all(world: World) -> None:
    house, ticket = world.service, ask(world)
    own, foreign = (_attach(world, ticket, each) for each in (house.technician, house.dispatcher))
    sent = _attach(world, ticket, house.customer)
    technician = world.actor(house.technician)
    only(actions.mark_files([own.pk], True, of="ticket", by=technician, at=world.at))
    for ids in ([foreign.pk], [own.pk, foreign.pk], [sent.pk]):
        with pytest.raises(NotPermitted):
            actions.delete_files(ids, of="ticket", by=technician, at=world.at)
    with pytest.raises(NotPermitted):
        actions.delete_files([sent.pk], of="ticket", by=world.actor(house.customer), at=world.at)
    dispatcher = world.actor(house.dispatcher)
    ids = [own.pk, foreign.pk, sent.pk]
    assert all(
        each.refusal is None
        for each in actions.delete_files(ids, of="ticket", by=dispatcher, at=world.at)
    )


def test_history_names_to_a_customer_only_what_is_for_customers(world: World) -> None:
    house, ticket = world.service, ask(world)
    _attach(world, ticket, house.technician)
    _attach(world, ticket, house.technician, marked=True)

    def names(person: Person) -> list[str]:
        events = read_timeline("ticket", ticket.pk, actor=world.actor(person))
        attached = [each for each in events if each.kind == "ticket.file_attached"]
        return [each.changes["file"]["new"]["name"] for each in attached]

    assert names(house.dispatcher) == ["Акт.pdf", "Акт.pdf"]
    assert names(house.customer) == ["Акт.pdf", "…"]
