"""What of tickets and their settings hangs on lower nouns?"""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.core.dependents import Dependent, declare_dependent
from naryad.tickets.models import Ticket, TypeArea, TypeWorkType
from naryad.tickets.moving_links import move_links
from naryad.tickets.moving_tickets import TicketMover
from naryad.tickets.visibility import tickets_visible_to

_COLUMNS = {"company": "company_id", "asset": "asset_id", "work_type": "work_type_id"}
_LINKS = {"area": TypeArea, "work_type": TypeWorkType}


def declare_dependents() -> None:
    """Called once, when the program starts."""
    for noun, table in _LINKS.items():
        declare_dependent(
            Dependent(
                noun,
                _("types of tickets"),
                partial(_count, table, noun),
                # A type that serves no area is offered to nobody, and no page would say why.
                blocks_delete=noun == "area",
                reassign=partial(move_links, table, noun),
            )
        )
    for noun, column in _COLUMNS.items():
        is_company = noun == "company"
        declare_dependent(
            Dependent(
                noun,
                _("open tickets"),
                partial(_count_open, column),
                consequence=_("stay, and show what they name as deleted."),
                mover=TicketMover() if is_company else None,
                key="tickets" if is_company else "",
                seen=partial(_count_open_seen, column),
            )
        )


def _count_open(column: str, organization_id: int, ids: Sequence[int]) -> int:
    return Ticket.objects.filter(
        organization_id=organization_id,
        is_living=True,
        is_open=True,
        **{f"{column}__in": ids},
    ).count()


def _count_open_seen(column: str, actor: Actor, ids: Sequence[int]) -> int:
    tickets = tickets_visible_to(actor).filter(is_open=True, **{f"{column}__in": ids})
    return tickets.count()


def _count(table: Any, noun: str, organization_id: int, ids: Sequence[int]) -> int:
    links = table.objects.filter(
        organization_id=organization_id, type__deleted_at=None, **{f"{noun}_id__in": ids}
    )
    return int(links.values("type_id").distinct().count())
