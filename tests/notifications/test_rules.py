"""Who is told of what?"""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.core.outcomes import only
from naryad.notifications import actions
from naryad.notifications.models import Notice
from naryad.people.actions import ban_people
from naryad.people.models import PersonRole
from naryad.tickets import actions as tickets
from naryad.tickets.codes import Side
from naryad.tickets.models import TicketParticipant
from tests.notifications.telling import MINUTE, assign, notices_of, tell, write
from tests.tickets.asking import a_ticket, ask, move
from tests.world import World


def test_whoever_gets_a_ticket_is_told_and_nobody_of_their_own_doing(world: World) -> None:
    house = world.service
    ticket = ask(world)
    assign(world, ticket, house.technician, house.dispatcher)
    tell(world.at)
    assert notices_of(house.technician) == [("ASSIGNED", "TOLD", "WAITING")]
    assert notices_of(house.dispatcher) == [("ASSIGNED", "OWN", "OWN")]
    assert notices_of(house.head) == []
    tell(world.at)
    assert len(notices_of(house.technician)) == 1


def test_whoever_loses_a_ticket_is_told(world: World) -> None:
    house = world.service
    ticket = ask(world)
    assign(world, ticket, house.technician)
    assign(world, ticket, at=world.at + 6 * MINUTE)
    tell(world.at + 6 * MINUTE)
    assert [each[0] for each in notices_of(house.technician)] == ["ASSIGNED", "REMOVED"]


@pytest.mark.parametrize("in_between", [True, False])
def test_assigned_and_removed_within_five_minutes_is_said_to_nobody(
    world: World, in_between: bool
) -> None:
    house = world.service
    ticket = ask(world)
    assign(world, ticket, house.technician)
    if in_between:
        tell(world.at)
    assign(world, ticket, at=world.at + 5 * MINUTE)
    tell(world.at + 5 * MINUTE)
    assert notices_of(house.technician) == [
        ("ASSIGNED", "UNDONE", "UNDONE"),
        ("REMOVED", "UNDONE", "UNDONE"),
    ]
    assign(world, ticket, house.technician, at=world.at + 7 * MINUTE)
    tell(world.at + 7 * MINUTE)
    assert notices_of(house.technician)[-1] == ("ASSIGNED", "TOLD", "WAITING")


def test_whoever_has_read_of_it_is_told_that_it_is_over(world: World) -> None:
    house = world.service
    ticket = ask(world)
    assign(world, ticket, house.technician)
    tell(world.at)
    actions.read_notices(None, by=world.actor(house.technician), at=world.at + MINUTE)
    assign(world, ticket, at=world.at + 2 * MINUTE)
    tell(world.at + 2 * MINUTE)
    assert notices_of(house.technician)[-1] == ("REMOVED", "TOLD", "WAITING")


def test_a_customers_request_is_told_to_those_who_assign_within_its_areas(world: World) -> None:
    house = world.service
    ask(world, house.customer)
    tell(world.at)
    for person in (house.admin, house.head, house.dispatcher):
        assert notices_of(person) == [("CREATED", "TOLD", "WAITING")]
    assert notices_of(house.technician) == notices_of(house.customer) == []
    assert notices_of(house.technician_south) == notices_of(world.other.admin) == []


def test_what_lies_in_no_area_is_heard_by_all_who_assign(world: World) -> None:
    house = world.service
    only(
        tickets.create_tickets(
            [a_ticket(world, asset_id=None)], by=world.actor(house.customer), at=world.at
        )
    )
    tell(world.at)
    assert notices_of(house.dispatcher) == [("CREATED", "TOLD", "WAITING")]


def test_an_employees_own_ticket_is_no_news_for_dispatchers(world: World) -> None:
    ask(world)
    tell(world.at)
    assert notices_of(world.service.head) == []


def test_the_team_hears_of_stages_and_the_customer_of_statuses(world: World) -> None:
    house = world.service
    ticket = ask(world, requester_id=house.customer.pk)
    assign(world, ticket, house.technician)
    move(world, ticket, "Назначить", house.dispatcher)
    tell(world.at)
    rules = [each[0] for each in notices_of(house.technician)]
    assert rules == ["ASSIGNED", "MOVED"]
    told = {each[0] for each in notices_of(house.customer)}
    assert told <= {"STATUS"}


def test_messages_of_the_team_are_never_told_to_customers(world: World) -> None:
    house = world.service
    ticket = ask(world, requester_id=house.customer.pk)
    assign(world, ticket, house.technician)
    write(world, ticket, house.dispatcher, Side.TEAM, "Он скандалит")
    write(world, ticket, house.technician, Side.CUSTOMER, "Еду")
    write(world, ticket, house.customer, Side.CUSTOMER, "Жду")
    tell(world.at)
    assert [each[0] for each in notices_of(house.customer)] == ["MESSAGE", "MESSAGE"]
    assert [each[1] for each in notices_of(house.customer)] == ["TOLD", "OWN"]
    told = [each[:2] for each in notices_of(house.technician)]
    assert told[1:] == [("TEAM", "TOLD"), ("MESSAGE", "OWN"), ("MESSAGE", "TOLD")]


def test_whoever_has_several_reasons_to_be_told_is_told_once(world: World) -> None:
    """Assigned, taking part and requesting: one message is one notice."""
    house = world.service
    ticket = ask(world, requester_id=house.customer.pk)
    assign(world, ticket, house.technician)
    for person in (house.technician, house.customer):
        TicketParticipant.objects.create(
            organization=house.organization, ticket=ticket, person=person, at=world.at
        )
    write(world, ticket, house.dispatcher, Side.CUSTOMER, "Едем")
    tell(world.at)
    assert [each[0] for each in notices_of(house.technician)] == ["ASSIGNED", "MESSAGE"]
    assert [each[0] for each in notices_of(house.customer)] == ["MESSAGE"]


def test_who_is_banned_or_does_not_see_the_ticket_is_not_told(world: World) -> None:
    house = world.service
    ticket = ask(world)
    assign(world, ticket, house.technician, house.head)
    write(world, ticket, house.dispatcher, Side.TEAM, "Раз")
    by = world.actor(house.admin)
    ban_people([house.head.pk], reason_id=house.ban_reason.pk, until=None, by=by, at=world.at)
    PersonRole.objects.filter(person=house.technician).delete()
    tell(world.at)
    assert {each[1:] for each in notices_of(house.head)} == {("BARRED", "BARRED")}
    assert {each[1:] for each in notices_of(house.technician)} == {("UNSEEN", "UNSEEN")}


def test_a_deleted_ticket_is_told_of_to_nobody(world: World) -> None:
    house = world.service
    ticket = ask(world)
    assign(world, ticket, house.technician)
    only(tickets.delete_tickets([ticket.pk], by=world.actor(house.head), at=world.at))
    tell(world.at)
    rows = Notice.objects.filter(person=house.technician, ticket=ticket)
    assert list(rows.values_list("bell", flat=True)) == ["UNSEEN"]


def test_after_days_of_silence_the_bell_tells_it_and_no_letter(world: World) -> None:
    house = world.service
    ticket = ask(world)
    assign(world, ticket, house.technician)
    tell(world.at + timedelta(days=3))
    assert notices_of(house.technician) == [("ASSIGNED", "TOLD", "LATE")]


def test_many_events_take_as_many_queries_as_few(world: World) -> None:
    house = world.service
    counts = []
    for number in (2, 40):
        many = [a_ticket(world, f"Лифт {each}") for each in range(number)]
        by = world.actor(house.dispatcher)
        made = tickets.create_tickets(many, by=by, at=world.at)
        people = frozenset({house.technician.pk})
        given = [tickets.Assignment(only([each]), people) for each in made]
        tickets.assign_tickets(given, by=by, at=world.at)
        with CaptureQueriesContext(connection) as queries:
            tell(world.at)
        counts.append(len(queries))
    assert counts[0] == counts[1]
