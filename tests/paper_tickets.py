"""Which tickets lie in a house of the cast before a story begins?

One, thrown away: every table of tickets has a row with which keys can be tried, and no list of a
story shows it.
"""

from typing import Any

from naryad.tickets.codes import CycleState, Side
from naryad.tickets.models import (
    Criticality,
    Cycle,
    FavouriteTicket,
    LastMove,
    NumberCounter,
    StageSuccessor,
    Ticket,
    TicketArea,
    TicketAssignee,
    TicketMessage,
    TicketParticipant,
    TicketRead,
    TicketTimer,
    Transition,
)
from tests.world import House, World


def leave_ticket(world: World, house: House, spice: str) -> Ticket:
    owned = {"organization": house.organization}
    cycle = Cycle.objects.get(**owned, state=CycleState.PUBLISHED)
    keys = {"newest_key": "1", "deadline_key": "~", "changed_key": "1"}
    row = {
        "type": cycle.type,
        "stage": cycle.start_stage,
        "status": cycle.start_status,
        "criticality": Criticality.objects.filter(**owned).earliest("pk"),
        "company": house.zenit,
        "asset": house.lift,
        "contract": house.of_tower,
        "work_type": house.work_type,
        "requester": house.customer,
        "author": house.customer,
        "responsible": house.admin,
    }
    moments = dict.fromkeys(("created_at", "entered_at", "changed_at", "deleted_at"), world.at)
    first = Ticket.objects.create(
        **owned,
        **row,
        **keys,
        **moments,
        number=f"0-{house.id}",
        title=f"Выброшена {spice}".strip()[:300],
        search_text="",
    )
    second = Ticket.objects.create(
        **owned, **row, **keys, **moments, number=f"1-{house.id}", title="Часть", search_text=""
    )
    # The part is the older row, so that its parent is what is tried.
    Ticket.objects.filter(pk=first.pk).update(parent=second)
    _leave_around(world, house, first, {**owned, **keys})
    return first


def _leave_around(world: World, house: House, first: Ticket, columns: dict[str, Any]) -> None:
    owned = {"organization": house.organization}
    first_cycle = Cycle.objects.get(**owned, state=CycleState.PUBLISHED)
    carried = {**columns, "ticket": first, "is_living": False, "is_open": True}
    TicketArea.objects.create(**carried, area=house.north)
    TicketAssignee.objects.create(
        **carried,
        person=house.technician,
        assigned_by=house.dispatcher,
        since=world.at,
        till=world.at,
    )
    NumberCounter.objects.create(**owned, prefix=f"0-{house.id}", count=1)
    transition = Transition.objects.filter(**owned, cycle=first_cycle).earliest("pk")
    TicketTimer.objects.create(
        **owned, ticket=first, transition=transition, due_at=world.at.replace(year=2199)
    )
    FavouriteTicket.objects.create(**owned, ticket=first, person=house.dispatcher, at=world.at)
    LastMove.objects.create(
        **owned,
        ticket=first,
        person=house.dispatcher,
        at=world.at,
        version=first.version,
        stage=first.stage,
        status=first.status,
        branch=first.branch,
        entered_at=world.at,
    )
    StageSuccessor.objects.create(
        **owned, cycle=first_cycle, from_stage=house.queue, to_stage=house.over, is_done=True
    )
    TicketMessage.objects.create(
        **owned, ticket=first, side=Side.TEAM, author=house.dispatcher, text="Ищем", at=world.at
    )
    TicketRead.objects.create(**owned, ticket=first, person=house.technician, at=world.at)
    TicketParticipant.objects.create(**owned, ticket=first, person=house.head, at=world.at)
