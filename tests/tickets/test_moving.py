"""Do tickets move along their life cycles, by hand and by time, and nowhere else?"""

from datetime import timedelta

import pytest

from naryad.history.models import Event
from naryad.tickets import actions
from naryad.tickets.models import Cycle, TicketTimer, Transition
from tests.people.inputs import refusal_of
from tests.tickets.asking import ask, move, publish_second, way
from tests.world import World


def _last(world: World) -> Event:
    return Event.objects.filter(organization_id=world.service.id).latest("pk")


def test_a_ticket_goes_along_its_cycle_and_its_clock_stops(world: World) -> None:
    house = world.service
    ticket = ask(world, assignee_ids=frozenset({house.technician.pk}))
    for ru, person in (
        ("Назначить", house.dispatcher),
        ("Принять", house.technician),
        ("Начать работу", house.technician),
        ("Работа выполнена", house.technician),
    ):
        assert move(world, ticket, ru, person).is_done, ru
    assert (str(ticket.stage), str(ticket.status)) == ("Done", "Done")
    assert (ticket.completed_at, ticket.closed_at) == (world.at, None)
    assert move(world, ticket, "Принять работу", house.customer).is_done
    assert ticket.closed_at == world.at
    event = _last(world)
    assert event.kind == "ticket.moved"
    assert event.changes["transition"]["new"]["ru"] == "Принять работу"


def test_what_is_sent_back_is_open_again(world: World) -> None:
    house = world.service
    ticket = ask(world, assignee_ids=frozenset({house.technician.pk}))
    for ru in ("Назначить", "Принять", "Начать работу", "Работа выполнена"):
        move(world, ticket, ru, house.head)
    assert move(world, ticket, "Не принимать", house.customer, comment="Шумит").is_done
    assert (ticket.completed_at, ticket.closed_at) == (None, None)
    assert _last(world).changes["comment"]["new"] == "Шумит"


def test_a_customer_moves_nothing_of_the_main_branch(world: World) -> None:
    house = world.service
    ticket = ask(world, house.customer)
    assert refusal_of([move(world, ticket, "Решена без выезда", house.customer)]) == "NotPermitted"
    assert refusal_of([move(world, ticket, "Назначить", house.customer)]) == "NotPermitted"
    assert str(ticket.stage) == "New"


def test_a_stage_asks_for_what_it_needs(world: World) -> None:
    ticket = ask(world)
    outcome = move(world, ticket, "Назначить", world.service.dispatcher)
    assert refusal_of([outcome]) == "RequirementMissing"
    assert str(outcome.refusal) == "Nobody is assigned to the ticket yet."


def test_of_a_screen_that_is_behind_the_mover_is_told(world: World) -> None:
    house = world.service
    ticket = ask(world)
    seen = ticket.stage_id
    transition = way(world, ticket, "Решена без выезда")
    by = world.actor(house.dispatcher)
    step = actions.Move(ticket.pk, transition, seen_stage_id=seen)
    assert actions.move_tickets([step], by=by, at=world.at)[0].is_done
    assert refusal_of(actions.move_tickets([step], by=by, at=world.at)) == "MovedMeanwhile"


def test_a_timer_moves_a_ticket_also_after_a_day_without_a_worker(world: World) -> None:
    house = world.service
    ticket = ask(world)
    transition = way(world, ticket, "Решена без выезда")
    # As if the published cycle had been drawn so: the database lets nobody change one in force.
    TicketTimer.objects.create(
        organization=house.organization,
        ticket=ticket,
        transition=Transition.objects.get(pk=transition),
        due_at=world.at + timedelta(hours=1),
    )
    assert actions.move_due_tickets(at=world.at) == 0
    assert actions.move_due_tickets(at=world.at + timedelta(days=1)) == 1
    ticket.refresh_from_db()
    assert str(ticket.stage) == "Done without a visit"
    assert _last(world).kind == "ticket.moved_by_time"
    assert not TicketTimer.objects.filter(ticket=ticket).exists()


@pytest.mark.parametrize("place", ["from_stage_id", "to_stage_id"])
def test_a_new_ticket_waits_only_for_what_leads_on_from_where_it_begins(
    world: World, place: str
) -> None:
    way_on = world.service.finish
    Transition.objects.filter(pk=way_on.pk).update(after_seconds=60)
    Cycle.objects.filter(pk=way_on.cycle_id).update(start_stage_id=getattr(way_on, place))
    publish_second(world)
    ticket = ask(world, type_id=world.service.ticket_type.pk)
    due = TicketTimer.objects.filter(ticket=ticket).values_list("transition_id", "due_at")
    at = world.at + timedelta(minutes=1)
    assert list(due) == ([(way_on.pk, at)] if place == "from_stage_id" else [])


def test_neither_the_stage_that_was_seen_nor_the_way_from_elsewhere_alone_moves_a_ticket(
    world: World,
) -> None:
    """Each is asked for: a way may lead from here though another stage was seen, and the right
    stage may have been seen by somebody who asks for a way from elsewhere."""
    house = world.service
    ticket = ask(world, assignee_ids=frozenset({house.technician.pk}))
    from_elsewhere, before = way(world, ticket, "Назначить"), ticket.stage_id
    assert move(world, ticket, "Назначить", house.dispatcher).is_done
    by, here = world.actor(house.technician), ticket.stage_id
    for way_id, seen in ((way(world, ticket, "Принять"), before), (from_elsewhere, here)):
        step = actions.Move(ticket.pk, way_id, seen)
        assert refusal_of(actions.move_tickets([step], by=by, at=world.at)) == "MovedMeanwhile"
    ticket.refresh_from_db()
    assert ticket.stage_id == here
