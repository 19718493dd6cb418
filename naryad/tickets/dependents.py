"""What of tickets and their settings hangs on lower nouns?"""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.assets.queries import with_all_below
from naryad.companies.moving_columns import ColumnMover
from naryad.core.dependents import Dependent, declare_dependent
from naryad.people.moving_people import PersonMover
from naryad.tickets.locking import lock_settings
from naryad.tickets.models import FavouriteTicket, Ticket, TypeArea, TypeWorkType
from naryad.tickets.moving_links import move_links
from naryad.tickets.ticket_locking import hold_links
from naryad.tickets.visibility import tickets_visible_to

_COLUMNS = {
    "company": "company_id",
    "asset": "asset_id",
    "work_type": "work_type_id",
    "contract": "contract_id",
}
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
                lock=lock_settings,
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
                mover=ColumnMover(Ticket, "ticket") if is_company else None,
                key="tickets" if is_company else "",
                seen=partial(_count_open_seen, column),
                lock=hold_links,
            )
        )
    _declare_of_people()


def _declare_of_people() -> None:
    """What somebody has asked for, and marked for themselves; what they wrote stays theirs."""
    asked = PersonMover(Ticket, "requester_id", subject="ticket")
    marked = PersonMover(FavouriteTicket, once=("ticket_id",))
    for key, label, mover in (
        ("tickets", _("requested tickets"), asked),
        ("favourites", _("favourites"), marked),
    ):
        declare_dependent(Dependent("person", label, mover.count, mover=mover, key=key))


def _count_open(column: str, organization_id: int, ids: Sequence[int]) -> int:
    rows = Ticket.objects.filter(organization_id=organization_id, is_living=True)
    return _open_among(rows, column, organization_id, ids).count()


def _count_open_seen(column: str, actor: Actor, ids: Sequence[int]) -> int:
    rows = tickets_visible_to(actor)
    return _open_among(rows, column, actor.organization_id, ids).count()


def _open_among(
    rows: QuerySet[Ticket], column: str, organization_id: int, ids: Sequence[int]
) -> QuerySet[Ticket]:
    """Of an object also what is about something below it, which goes with it."""
    among: Any = ids
    if column == "asset_id":
        among = with_all_below(ids, organization_id=organization_id).values("pk")
    return rows.filter(is_open=True, **{f"{column}__in": among})


def _count(table: Any, noun: str, organization_id: int, ids: Sequence[int]) -> int:
    links = table.objects.filter(
        organization_id=organization_id, type__deleted_at=None, **{f"{noun}_id__in": ids}
    )
    return int(links.values("type_id").distinct().count())
