"""Does a stage that asks for the code of the object let nobody in who is not there?"""

from datetime import timedelta

import pytest

from naryad.access.actor import Actor
from naryad.assets.actions import note_scan, retire_codes
from naryad.core.errors import NotPermitted
from naryad.history.models import Event
from naryad.people.acting import act_as
from naryad.people.models import Person
from naryad.tickets import actions
from naryad.tickets.group_steps import group_tickets
from naryad.tickets.models import Stage, Ticket
from naryad.tickets.moves import RequirementMissing
from naryad.tickets.next_steps import steps_from
from naryad.tickets.stage_effects import CODE_SCANNED
from tests.assets.codes import issue
from tests.tickets.asking import ask, move, way
from tests.world import World


def _waiting(world: World) -> Ticket:
    """Accepted by the technician; to work on it asks for the code of the lift."""
    house = world.service
    Stage.objects.filter(organization=house.organization, name__ru="В работе").update(
        requirements=[CODE_SCANNED]
    )
    ticket = ask(world, assignee_ids=frozenset({house.technician.pk}))
    for step in ("Назначить", "Принять"):
        assert move(world, ticket, step, house.head).is_done
    return ticket


def _go(world: World, ticket: Ticket, person: Person, reason: str = "") -> object:
    """None, or why not."""
    outcome = move(world, ticket, "Начать работу", person, without_scan=reason)
    return None if outcome.is_done else type(outcome.refusal)


def test_only_a_scan_of_today_of_this_object_by_whoever_moves_it_opens_the_stage(
    world: World,
) -> None:
    house, ticket = world.service, _waiting(world)
    technician = world.actor(house.technician)
    assert _go(world, ticket, house.technician) is RequirementMissing
    note_scan(issue(world, house.tower), by=technician, at=world.at)
    note_scan(house.code_of_lift, by=world.actor(house.dispatcher), at=world.at)
    note_scan(house.code_of_lift, by=None, at=world.at)
    note_scan(house.code_of_lift, by=technician, at=world.at - timedelta(days=1))
    assert _go(world, ticket, house.technician) is RequirementMissing
    note_scan(house.code_of_lift, by=technician, at=world.at)
    assert _go(world, ticket, house.technician) is None


def test_a_code_that_has_died_shows_nothing_any_more_nor_does_another_object(world: World) -> None:
    house, ticket = world.service, _waiting(world)
    note_scan(house.code_of_lift, by=world.actor(house.technician), at=world.at)
    Ticket.objects.filter(pk=ticket.pk).update(asset=house.tower)
    assert _go(world, ticket, house.technician) is RequirementMissing
    Ticket.objects.filter(pk=ticket.pk).update(asset=house.lift)
    retire_codes([house.code_of_lift.pk], by=world.actor(house.admin), at=world.at)
    assert _go(world, ticket, house.technician) is RequirementMissing


def test_the_step_stands_within_reach_and_says_what_it_waits_for(world: World) -> None:
    house, ticket = world.service, _waiting(world)
    assignees = frozenset({house.technician.pk})

    def waits(actor: Actor) -> bool:
        steps = steps_from(ticket, assignee_ids=assignees, actor=actor)
        (step,) = (each for each in steps if each.id == way(world, ticket, "Начать работу"))
        assert step.wants_scan != step.is_offered and step.is_at_hand
        return step.wants_scan

    technician = world.actor(house.technician)
    assert waits(technician)
    (group,) = group_tickets([ticket.pk], actor=technician)
    assert [count for step in group.steps for _said, count in step.missing] == [1]
    note_scan(house.code_of_lift, by=technician, at=world.at)
    assert not waits(technician)
    assert waits(world.actor(house.dispatcher))
    assert waits(act_as(house.technician, at=world.at + timedelta(days=1)))


def test_a_reason_takes_the_place_of_the_scan_for_whoever_may_and_history_keeps_it(
    world: World,
) -> None:
    house, ticket = world.service, _waiting(world)
    for person in (house.dispatcher, house.technician, house.customer):
        with pytest.raises(NotPermitted):
            _go(world, ticket, person, "Наклейку сорвали")
    assert _go(world, ticket, house.head) is RequirementMissing
    assert _go(world, ticket, house.head, "Наклейку сорвали") is None
    told = Event.objects.filter(subject="ticket", subject_id=ticket.pk).latest("pk")
    assert told.changes["without_scan"] == {"old": None, "new": "Наклейку сорвали"}


def test_a_reason_that_nobody_has_asked_for_is_not_kept(world: World) -> None:
    house = world.service
    ticket = ask(world, assignee_ids=frozenset({house.technician.pk}))
    step = actions.Move(ticket.pk, way(world, ticket, "Назначить"), without_scan="Просто так")
    (outcome,) = actions.move_tickets([step], by=world.actor(house.head), at=world.at)
    assert outcome.is_done
    told = Event.objects.filter(subject="ticket", subject_id=ticket.pk).latest("pk")
    assert "without_scan" not in told.changes
