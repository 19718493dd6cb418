"""Is a move taken back with all that it has brought, and by nobody else, later or after a touch?"""

from datetime import timedelta

from naryad.core.outcomes import Outcome
from naryad.history.models import Event
from naryad.people.models import Person
from naryad.tickets import actions
from naryad.tickets.assigning import read_assignees
from naryad.tickets.models import LastMove, Stage, Ticket, TicketTimer, Transition
from naryad.tickets.passage import stages_passed
from naryad.tickets.stage_effects import RELEASE
from tests.people.inputs import refusal_of
from tests.tickets.asking import ask, move, way
from tests.world import World


def _undo(world: World, ticket: Ticket, person: Person, minutes: int = 0) -> Outcome:
    ticket.refresh_from_db()
    wanted = actions.Return(ticket.pk, ticket.version)
    at = world.at + timedelta(minutes=minutes)
    (outcome,) = actions.undo_moves([wanted], by=world.actor(person), at=at)
    ticket.refresh_from_db()
    return outcome


def _moved(world: World) -> Ticket:
    ticket = ask(world, assignee_ids=frozenset({world.service.technician.pk}))
    assert move(world, ticket, "Назначить", world.service.dispatcher).is_done
    return ticket


def test_all_that_a_move_has_brought_goes_back(world: World) -> None:
    house = world.service
    ticket = ask(world, assignee_ids=frozenset({house.technician.pk}))
    target = Transition.objects.get(pk=way(world, ticket, "Заказчик отказался")).to_stage_id
    stage = Stage.objects.get(pk=target)
    Stage.objects.filter(pk=target).update(effects=[*stage.effects, RELEASE])
    timer = TicketTimer.objects.create(
        organization=house.organization,
        ticket=ticket,
        transition=Transition.objects.get(pk=way(world, ticket, "Назначить")),
        due_at=world.at,
    )
    names = ("stage_id", "status_id", "branch", "entered_at", "completed_at", "closed_at")
    names += ("newest_key", "deadline_key")
    before = [getattr(ticket, name) for name in names]
    assert move(world, ticket, "Заказчик отказался", house.dispatcher).is_done
    assert ticket.closed_at is not None
    assert not read_assignees([ticket.pk], organization_id=house.id)[ticket.pk]
    assert _undo(world, ticket, house.dispatcher, minutes=9).is_done
    assert [getattr(ticket, name) for name in names] == before
    assert read_assignees([ticket.pk], organization_id=house.id)[ticket.pk] == {house.technician.pk}
    # Planned anew by the cycle in force, which has no timer here.
    assert not TicketTimer.objects.filter(pk=timer.pk).exists()
    event = Event.objects.filter(subject="ticket", subject_id=ticket.pk).latest("pk")
    assert event.kind == "ticket.move_undone"
    assert set(event.changes) == {"stage_id", "status_id", "assignee_ids"}
    assert not LastMove.objects.filter(ticket=ticket).exists()
    assert [str(each.name) for each in stages_passed(ticket)] == ["New"]


def test_nobody_else_takes_a_move_back(world: World) -> None:
    ticket = _moved(world)
    assert refusal_of([_undo(world, ticket, world.service.head)]) == "MovedBySomebodyElse"
    assert str(ticket.stage) == "Assigned"


def test_a_move_is_taken_back_for_ten_minutes(world: World) -> None:
    ticket = _moved(world)
    late = _undo(world, ticket, world.service.dispatcher, minutes=10)
    assert refusal_of([late]) == "TooLateToUndo"


def test_whoever_touches_the_ticket_keeps_the_move(world: World) -> None:
    house = world.service
    ticket = _moved(world)
    new = actions.Assignment(ticket.pk, frozenset({house.head.pk}))
    actions.assign_tickets([new], by=world.actor(house.head), at=world.at)
    assert refusal_of([_undo(world, ticket, house.dispatcher)]) == "MovedMeanwhile"


def test_an_undo_is_about_the_move_that_was_looked_at(world: World) -> None:
    house = world.service
    ticket = _moved(world)
    seen = actions.Return(ticket.pk, ticket.version)
    assert move(world, ticket, "Принять", house.dispatcher).is_done
    by = world.actor(house.dispatcher)
    assert refusal_of(actions.undo_moves([seen], by=by, at=world.at)) == "MovedMeanwhile"
    assert _undo(world, ticket, house.dispatcher).is_done
    assert str(ticket.stage) == "Assigned"
    # One step alone: what was before it is not kept.
    assert refusal_of([_undo(world, ticket, house.dispatcher)]) == "MovedMeanwhile"


def test_a_stage_that_the_cycle_has_no_more_is_not_gone_back_to(world: World) -> None:
    ticket = _moved(world)
    stranger = Stage.objects.create(
        organization=world.service.organization, name={"ru": "Иная"}, position=99
    )
    LastMove.objects.filter(ticket=ticket).update(stage=stranger)
    assert refusal_of([_undo(world, ticket, world.service.dispatcher)]) == "NoWayBack"


def test_who_does_not_see_the_ticket_learns_nothing(world: World) -> None:
    house = world.service
    ticket = ask(world, asset_id=house.depot.pk)
    assert move(world, ticket, "Решена без выезда", house.head).is_done
    assert refusal_of([_undo(world, ticket, house.technician)]) == "NotVisible"
    assert str(ticket.stage) == "Done without a visit"


def test_nobody_who_was_deleted_meanwhile_gets_the_ticket_back(world: World) -> None:
    house = world.service
    ticket = ask(world, assignee_ids=frozenset({house.technician.pk}))
    target = Transition.objects.get(pk=way(world, ticket, "Заказчик отказался")).to_stage_id
    stage = Stage.objects.get(pk=target)
    Stage.objects.filter(pk=target).update(effects=[*stage.effects, RELEASE])
    assert move(world, ticket, "Заказчик отказался", house.dispatcher).is_done
    Person.objects.filter(pk=house.technician.pk).update(deleted_at=world.at)
    assert _undo(world, ticket, house.dispatcher).is_done
    assert not read_assignees([ticket.pk], organization_id=house.id)[ticket.pk]


def test_work_that_the_customer_has_rated_stays_done(world: World) -> None:
    ticket, house = ask(world), world.service
    assert move(world, ticket, "Решена без выезда", house.head).is_done
    Ticket.objects.filter(pk=ticket.pk).update(
        rating=2, rated_at=world.at + timedelta(minutes=1), rated_by=house.customer
    )
    assert refusal_of([_undo(world, ticket, house.head, minutes=2)]) == "MovedMeanwhile"
    assert str(ticket.stage) == "Done without a visit"
