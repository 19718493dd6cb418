"""When does a notice become a letter, and what may the letter say?"""

from datetime import timedelta

import pytest

from naryad.notifications import actions
from naryad.notifications.models import Notice
from naryad.people.actions import ban_people
from naryad.people.models import PersonRole, RolePermission
from naryad.tickets.codes import Side
from naryad.tickets.models import Ticket
from tests.notifications.telling import (
    MINUTE,
    assign,
    letters_to,
    notices_of,
    read_letter,
    tell,
    words_of,
    write,
)
from tests.tickets.asking import ask, move
from tests.world import World


def _mail(world: World, minutes: int) -> None:
    tell(world.at + minutes * MINUTE)
    while actions.write_due_letters(at=world.at + minutes * MINUTE):
        pass


def test_what_happens_within_minutes_is_one_letter(world: World) -> None:
    house = world.service
    ticket = ask(world)
    assign(world, ticket, house.technician)
    write(world, ticket, house.dispatcher, Side.TEAM, "Возьми ключи")
    _mail(world, 4)
    assert letters_to(house.technician) == []
    _mail(world, 5)
    (letter,) = letters_to(house.technician)
    assert letter.to == world.login(house.technician).email
    said = words_of(read_letter(letter, world.at))
    assert ticket.number in said and "Возьми ключи" in said
    assert "/profile/notifications/" in said and f"/office/tickets/{ticket.pk}/" in said
    _mail(world, 60)
    assert len(letters_to(house.technician)) == 1


def test_whoever_has_read_it_in_the_program_gets_no_letter(world: World) -> None:
    house = world.service
    ticket = ask(world)
    assign(world, ticket, house.technician)
    tell(world.at)
    actions.read_notices_of_ticket(ticket.pk, by=world.actor(house.technician), at=world.at)
    _mail(world, 6)
    assert notices_of(house.technician) == [("ASSIGNED", "TOLD", "READ")]


def test_a_step_that_is_taken_back_is_no_letter(world: World) -> None:
    house = world.service
    actions.choose_notices(
        {("MOVED", "BELL"), ("MOVED", "MAIL")}, by=world.actor(house.technician), at=world.at
    )
    ticket = ask(world)
    assign(world, ticket, house.technician)
    move(world, ticket, "Назначить", house.dispatcher)
    tell(world.at)
    notice = Notice.objects.get(person=house.technician, rule="MOVED", ticket=ticket)
    before = notice.event.changes["stage_id"]["old"]["id"]
    Ticket.objects.filter(pk=ticket.pk).update(stage_id=before)
    _mail(world, 2)
    assert [each for each in notices_of(house.technician) if each[0] == "MOVED"] == [
        ("MOVED", "TOLD", "PASSED")
    ]
    assert letters_to(house.technician) == []


def test_many_tickets_at_once_are_one_letter(world: World) -> None:
    house = world.service
    made = [ask(world, title=f"Лифт {number}") for number in range(5)]
    for ticket in made:
        assign(world, ticket, house.technician)
    _mail(world, 6)
    (letter,) = letters_to(house.technician)
    said = words_of(read_letter(letter, world.at))
    assert all(ticket.number in said for ticket in made) and "/notifications/" in said


@pytest.mark.parametrize(
    ("what", "fate"),
    [("off", "OFF"), ("no e-mail", "NO_EMAIL"), ("banned", "BARRED"), ("blind", "UNSEEN")],
)
def test_it_is_decided_anew_before_the_letter(world: World, what: str, fate: str) -> None:
    house = world.service
    ticket = ask(world)
    assign(world, ticket, house.technician)
    tell(world.at)
    login = world.login(house.technician)
    if what == "off":
        actions.choose_notices(set(), by=world.actor(house.technician), at=world.at)
    elif what == "no e-mail":
        type(login).objects.filter(pk=login.pk).update(email=None, phone="+79990000001")
    elif what == "banned":
        by, reason = world.actor(house.admin), house.ban_reason.pk
        ban_people([house.technician.pk], reason_id=reason, until=None, by=by, at=world.at)
    else:
        PersonRole.objects.filter(person=house.technician).delete()
    _mail(world, 6)
    assert notices_of(house.technician) == [("ASSIGNED", "TOLD", fate)]
    assert letters_to(house.technician) == []


def test_a_letter_on_its_way_says_nothing_of_what_its_reader_sees_no_more(world: World) -> None:
    house = world.service
    ticket = ask(world, title="Тайна лифта")
    assign(world, ticket, house.technician)
    _mail(world, 6)
    (letter,) = letters_to(house.technician)
    RolePermission.objects.filter(role=house.roles["TECHNICIAN"]).delete()
    assert read_letter(letter, world.at) is None


def test_customers_read_neither_stages_nor_names_nor_what_the_team_says(world: World) -> None:
    house = world.service
    ticket = ask(world, title="Лифт стоит", requester_id=house.customer.pk)
    assign(world, ticket, house.technician)
    write(world, ticket, house.technician, Side.TEAM, "Он скандалит")
    move(world, ticket, "Назначить", house.dispatcher, comment="Ворчливый")
    write(world, ticket, house.technician, Side.CUSTOMER, "Еду к вам")
    ticket.refresh_from_db()
    _mail(world, 6)
    said = " ".join(
        words_of(read_letter(letter, world.at)) for letter in letters_to(house.customer)
    )
    assert "Еду к вам" in said and f"/portal/requests/{ticket.pk}/" in said
    hidden = [
        "Он скандалит",
        "Ворчливый",
        house.technician.last_name,
        house.dispatcher.last_name,
        *ticket.stage.name.values(),
    ]
    status = set(ticket.status.name.values())
    assert [each for each in hidden if each in said and each not in status] == []


def test_the_outbox_names_no_ticket(world: World) -> None:
    house = world.service
    ticket = ask(world, title="Тайна лифта")
    assign(world, ticket, house.technician)
    _mail(world, 6)
    (letter,) = letters_to(house.technician)
    content = read_letter(letter, world.at)
    assert content is not None
    assert "Тайна" in content.subject and "Тайна" not in content.kept


def test_a_day_without_a_worker_is_one_notice_of_a_deadline(world: World) -> None:
    house = world.service
    ticket = ask(world, deadline=world.at + 30 * MINUTE)
    assign(world, ticket, house.technician)
    later = world.at + timedelta(days=1)
    while actions.note_deadlines(at=later):
        pass
    tell(later)
    deadlines = [each for each in notices_of(house.technician) if each[0] != "ASSIGNED"]
    assert deadlines == [("OVERDUE", "TOLD", "WAITING")]
    assert actions.note_deadlines(at=later + MINUTE) == 0
