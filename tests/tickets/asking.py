"""How does a test make and move a ticket, in as few words as possible?"""

from dataclasses import replace
from typing import Any

from naryad.core.outcomes import Outcome, only
from naryad.people.models import Person
from naryad.tickets import actions
from naryad.tickets.codes import CycleState
from naryad.tickets.models import Cycle, Stage, Ticket, TicketType, Transition
from naryad.tickets.ticket_input import TicketInput
from tests.world import House, World


def first_type(house: House) -> TicketType:
    """With the base process in force, for all areas and work types."""
    return TicketType.objects.get(organization=house.organization, is_default=True)


def publish_second(world: World, *stages: str) -> TicketType:
    """The other type of the cast, from now on with its life cycle in force and for all areas;
    `stages` of the base process join it."""
    house, by = world.service, world.actor(world.service.head)
    TicketType.objects.filter(pk=house.ticket_type.pk).update(has_all_areas=True)
    for ru in stages:
        stage = Stage.objects.get(organization=house.organization, name__ru=ru)
        actions.add_cycle_stage(house.draft.pk, stage.pk, by=by, at=world.at)
    Cycle.objects.filter(pk=house.draft.pk).update(state=CycleState.PUBLISHED)
    return TicketType.objects.get(pk=house.ticket_type.pk)


def a_ticket(world: World, title: str = "Лифт стоит", **given: Any) -> TicketInput:
    """On the lift, unless something else is given."""
    house = world.service
    plain = TicketInput(title, first_type(house).pk, asset_id=house.lift.pk)
    return replace(plain, **given)


def ask(world: World, person: Person | None = None, **given: Any) -> Ticket:
    by = world.actor(person or world.service.dispatcher)
    pk = only(actions.create_tickets([a_ticket(world, **given)], by=by, at=world.at))
    return Ticket.objects.get(pk=pk)


def way(world: World, ticket: Ticket, ru: str) -> int:
    """The transition of the published cycle with this caption, from where the ticket stands."""
    cycle = Cycle.objects.get(type_id=ticket.type_id, state=CycleState.PUBLISHED)
    found = Transition.objects.get(
        cycle=cycle, from_stage_id=ticket.stage_id, name__ru=ru, deleted_at=None
    )
    return found.pk


def move(world: World, ticket: Ticket, ru: str, person: Person, **given: Any) -> Outcome:
    ticket.refresh_from_db()
    step = actions.Move(ticket.pk, way(world, ticket, ru), **given)
    (outcome,) = actions.move_tickets([step], by=world.actor(person), at=world.at)
    ticket.refresh_from_db()
    return outcome
