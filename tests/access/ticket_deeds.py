"""What is one typical deed of each action on the settings of tickets?"""

from collections.abc import Callable
from typing import Any

from naryad.access.actor import Actor
from naryad.tickets import actions
from naryad.tickets.codes import CycleState, Side
from naryad.tickets.models import Criticality, Cycle, CycleStage, Ticket, TicketType
from naryad.tickets.ticket_columns import settle_columns
from tests.tickets.asking import first_type
from tests.tickets.inputs import (
    a_criticality,
    a_stage,
    a_status,
    a_transition,
    a_type,
    an_answer,
)
from tests.world import World

Deed = Callable[[World, Actor], object]


def _mark(row: Any, **values: object) -> int:
    type(row)._default_manager.filter(pk=row.pk).update(**values)
    return int(row.pk)


def _edit(action: Callable[..., object], name: str, make: Callable[[], object]) -> Deed:
    def deed(world: World, by: Actor) -> object:
        row_id = getattr(world.service, name).pk
        return action(row_id, make(), seen_version=None, by=by, at=world.at)

    return deed


def _edit_criticality(world: World, by: Actor) -> object:
    mine = Criticality.objects.get(organization_id=world.service.id, position=0)
    new = a_criticality()
    return actions.edit_criticality(mine.pk, new, seen_version=None, by=by, at=world.at)


def _restore_setting(world: World, by: Actor) -> object:
    status = _mark(world.service.status, deleted_at=world.at)
    return actions.restore_setting("statuses", status, by=by, at=world.at)


def _arrange(world: World, by: Actor) -> object:
    ids = [world.service.over.pk, world.service.queue.pk]
    return actions.arrange_settings("stages", ids, by=by, at=world.at)


def _start_draft(world: World, by: Actor) -> object:
    _mark(world.service.draft, deleted_at=world.at)
    return actions.start_draft(world.service.ticket_type.pk, by=by, at=world.at)


def _restore_draft(world: World, by: Actor) -> object:
    draft = _mark(world.service.draft, deleted_at=world.at)
    return actions.restore_draft(draft, by=by, at=world.at)


def _set_start(world: World, by: Actor) -> object:
    house = world.service
    ids = {"stage_id": house.over.pk, "status_id": house.status.pk}
    return actions.set_start(house.draft.pk, **ids, seen=None, by=by, at=world.at)


def _add_cycle_stage(world: World, by: Actor) -> object:
    CycleStage.objects.filter(stage=world.service.over).update(deleted_at=world.at)
    draft, stage = world.service.draft.pk, world.service.over.pk
    return actions.add_cycle_stage(draft, stage, by=by, at=world.at)


def _restore_cycle_stage(world: World, by: Actor) -> object:
    CycleStage.objects.filter(stage=world.service.over).update(deleted_at=world.at)
    draft, stage = world.service.draft.pk, world.service.over.pk
    return actions.restore_cycle_stage(draft, stage, by=by, at=world.at)


def _restore_transition(world: World, by: Actor) -> object:
    row = _mark(world.service.finish, deleted_at=world.at)
    return actions.restore_transition(row, by=by, at=world.at)


def _edit_transition(world: World, by: Actor) -> object:
    new = a_transition(world)
    finish = world.service.finish.pk
    return actions.edit_transition(finish, new, seen_version=None, by=by, at=world.at)


def _arrange_transitions(world: World, by: Actor) -> object:
    ids = [world.service.accept.pk, world.service.finish.pk]
    return actions.arrange_transitions(world.service.draft.pk, ids, by=by, at=world.at)


def _begin(world: World, by: Actor) -> object:
    mine = TicketType.objects.filter(organization_id=by.organization_id)
    mine.update(deleted_at=world.at)
    return actions.begin_with_ready_cycle(by=by, at=world.at)


def _asked(world: World) -> int:
    """A ticket that a customer has asked for; history does not know of it."""
    house, at = world.service, world.at
    cycle = Cycle.objects.get(type=first_type(house), state=CycleState.PUBLISHED)
    ticket = Ticket(
        organization=house.organization,
        number="Р-1",
        title="Лифт стоит",
        type_id=cycle.type_id,
        stage=cycle.start_stage,
        status=cycle.start_status,
        requester=house.customer,
        **dict.fromkeys(("created_at", "entered_at", "changed_at"), at),
    )
    settle_columns(ticket)
    ticket.save()
    return ticket.pk


def _write_messages(world: World, by: Actor) -> object:
    new = actions.NewMessage(_asked(world), Side.CUSTOMER, "Мастер едет")
    return actions.write_messages([new], by=by, at=world.at)


def _mark_read(world: World, by: Actor) -> object:
    return actions.mark_read(_asked(world), team_id=0, customer_id=0, by=by, at=world.at)


def _rate(world: World, by: Actor) -> object:
    ticket = _asked(world)
    Ticket.objects.filter(pk=ticket).update(completed_at=world.at)
    return actions.rate_tickets([actions.Rating(ticket, 5)], by=by, at=world.at)


TICKET_DEEDS: dict[str, Deed] = {
    "add_type": lambda world, by: actions.add_type(a_type(), by=by, at=world.at),
    "edit_type": _edit(actions.edit_type, "ticket_type", a_type),
    "add_stage": lambda world, by: actions.add_stage(a_stage(), by=by, at=world.at),
    "edit_stage": _edit(actions.edit_stage, "queue", a_stage),
    "add_status": lambda world, by: actions.add_status(a_status(), by=by, at=world.at),
    "edit_status": _edit(actions.edit_status, "status", a_status),
    "add_criticality": lambda world, by: actions.add_criticality(
        a_criticality(), by=by, at=world.at
    ),
    "edit_criticality": _edit_criticality,
    "add_answer": lambda world, by: actions.add_answer(an_answer(), by=by, at=world.at),
    "edit_answer": _edit(actions.edit_answer, "answer", an_answer),
    "delete_setting": lambda world, by: actions.delete_setting(
        "stages", world.service.queue.pk, by=by, at=world.at
    ),
    "restore_setting": _restore_setting,
    "arrange_settings": _arrange,
    "start_draft": _start_draft,
    "discard_draft": lambda world, by: actions.discard_draft(
        world.service.draft.pk, by=by, at=world.at
    ),
    "restore_draft": _restore_draft,
    "set_start": _set_start,
    "add_cycle_stage": _add_cycle_stage,
    "remove_cycle_stage": lambda world, by: actions.remove_cycle_stage(
        world.service.draft.pk, world.service.over.pk, by=by, at=world.at
    ),
    "restore_cycle_stage": _restore_cycle_stage,
    "add_transition": lambda world, by: actions.add_transition(
        world.service.draft.pk, a_transition(world), by=by, at=world.at
    ),
    "edit_transition": _edit_transition,
    "remove_transition": lambda world, by: actions.remove_transition(
        world.service.finish.pk, by=by, at=world.at
    ),
    "restore_transition": _restore_transition,
    "arrange_transitions": _arrange_transitions,
    "publish_draft": lambda world, by: actions.publish_draft(
        world.service.draft.pk, seen_version=None, by=by, at=world.at
    ),
    "begin_with_ready_cycle": _begin,
    "write_messages": _write_messages,
    "mark_read": _mark_read,
    "rate_tickets": _rate,
}
