"""Is a customer told when somebody comes, and who it is?"""

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from naryad.core.outcomes import only
from naryad.organizations.models import Organization
from naryad.tickets import actions
from naryad.tickets.codes import Side
from naryad.tickets.models import Ticket
from tests.tickets.asking import ask
from tests.web.pages import english, read_words
from tests.world import World

_LIST = "/portal/requests/"


def _of_customer(world: World, **given: object) -> Ticket:
    house = world.service
    return ask(world, requester_id=house.customer.pk, company_id=house.zenit.pk, **given)


def test_a_visit_that_is_awaited_stands_with_its_day(world: World) -> None:
    house = world.service
    begins = datetime(2041, 1, 2, 7, 0, tzinfo=UTC)
    ticket = _of_customer(world, window_from=begins, window_till=begins + timedelta(hours=2))
    client, hours = english(world, house.customer), "2 Jan 2041 10:00–12:00"
    card = f"{_LIST}{ticket.pk}/"

    def read(path: str) -> str:
        return read_words(client.get(path)).replace("\u00a0", " ")

    for path in ("/portal/", _LIST, card):
        assert hours in read(path)
    assert "2 January 2041, 10:00 – 2 January 2041, 12:00" in read(f"{card}print/")
    Ticket.objects.filter(pk=ticket.pk).update(completed_at=world.at)
    assert not any("2041" in read(path) for path in (_LIST, card, f"{card}print/"))
    # Of a day that has passed the card alone knows.
    now = timezone.now()
    for days, is_awaited in ((-2, False), (0, True)):
        Ticket.objects.filter(pk=ticket.pk).update(
            completed_at=None, window_from=now + timedelta(days=days), window_till=None
        )
        assert ("Visit: " in read(_LIST)) is is_awaited
        assert "Visit " in read(card)
    assert "Visit: today" in read(_LIST)


def test_employees_are_named_where_the_organization_names_them(world: World) -> None:
    house = world.service
    ticket = _of_customer(world, assignee_ids=frozenset({house.technician.pk}))
    for person in (house.technician, house.customer):
        new = actions.NewMessage(ticket.pk, Side.CUSTOMER, "Сделано?")
        only(actions.write_messages([new], by=world.actor(person), at=world.at))
    client, colleague = english(world, house.customer), house.technician.last_name
    card = f"{_LIST}{ticket.pk}/"
    papers = (card, f"{card}print/?with=messages")
    for path in papers:
        assert colleague in read_words(client.get(path))
    Organization.objects.filter(pk=house.id).update(names_employees=False)
    for path in papers:
        page = read_words(client.get(path))
        assert colleague not in page
        assert "Сделано?" in page and "Who does it" not in page
