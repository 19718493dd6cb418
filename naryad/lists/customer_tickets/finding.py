"""Which requests does a customer look for, and how does one page of them stand?"""

from dataclasses import dataclass

from django.db.models import F, Func, QuerySet, TextField, Value

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets.visibility import assets_visible_to
from naryad.core.cursors import Cursor
from naryad.core.search import make_search_terms, sought
from naryad.lists.assets.searching import search_assets
from naryad.lists.paging import COUNT_CAP, ListPage, cut_page, take_page
from naryad.tickets.models import Ticket
from naryad.tickets.ticket_columns import TEAM_ALONE
from naryad.tickets.visibility import (
    Shelf,
    number_of_tickets,
    page_of_tickets,
    tickets_visible_to,
)

_OF_COLLEAGUES = (
    Permission.SEE_TICKETS_OF_COMPANIES,
    Permission.SEE_TICKETS_ON_SEEN_ASSETS,
    Permission.SEE_CHILDREN_OF_TICKETS,
)
# Of the searched words those that are not the team's alone.
_SHOWN: Func = Func(
    F("search_text"),
    Value(TEAM_ALONE),
    Value(1),
    function="split_part",
    output_field=TextField(),
)


# A page says these of each, and nobody waits for texts that it does not show.
_SAID = (
    *("number", "title", "status", "asset_id", "company_id", "created_at", "newest_key"),
    *("closed_at", "completed_at", "rated_at", "window_from", "window_till"),
)


@dataclass(frozen=True)
class Sought:
    """`is_mine`: only what the reader has asked for, and nothing of colleagues. `asset_id`: what
    is about this one, which the reader sees."""

    is_open: bool = True
    is_mine: bool = False
    words: str = ""
    asset_id: int | None = None


def sees_colleagues_requests(actor: Actor) -> bool:
    return any(actor.may(each) for each in _OF_COLLEAGUES)


def page_of_requests(
    actor: Actor, wanted: Sought, *, cursor: Cursor | None, size: int
) -> ListPage[Ticket]:
    """The newest first, and behind all others what the office has put away."""
    if wanted.words or wanted.is_mine or wanted.asset_id is not None:
        rows = _find(actor, wanted).select_related("status")
        return take_page(rows, order="newest_key", cursor=cursor, size=size)
    keys = page_of_tickets(
        actor, size=size + 1, is_open=wanted.is_open, cursor=cursor, shelf=Shelf.BOTH
    ).rows()
    ids = [key[0] for key in keys]
    if cursor is not None and cursor.is_backward:
        ids.reverse()
    found = Ticket.objects.filter(organization_id=actor.organization_id).select_related("status")
    tickets = found.only(*_SAID).in_bulk(ids)
    return cut_page(
        [tickets[pk] for pk in ids],
        size=size,
        cursor=cursor,
        place=lambda ticket: (ticket.newest_key, ticket.pk),
    )


def number_of_requests(actor: Actor, *, is_open: bool) -> int:
    """Stops one above COUNT_CAP."""
    counted = number_of_tickets(actor, cap=COUNT_CAP, is_open=is_open, shelf=Shelf.BOTH)
    ((count,),) = counted.rows()
    return int(count)


def newest_about(actor: Actor, asset_id: int, *, most: int) -> list[Ticket]:
    """Open and closed ones; the caller has shown that the reader sees the equipment."""
    rows = tickets_visible_to(actor).filter(asset_id=asset_id).select_related("status")
    return list(rows.order_by("newest_key", "pk")[:most])


def _find(actor: Actor, wanted: Sought) -> QuerySet[Ticket]:
    tickets = tickets_visible_to(actor).filter(is_open=wanted.is_open)
    if wanted.is_mine:
        tickets = tickets.filter(requester_id=actor.person_id)
    if wanted.asset_id is not None:
        tickets = tickets.filter(asset_id=wanted.asset_id)
    if not wanted.words:
        return tickets
    named = tickets.annotate(shown=_SHOWN)
    for term in make_search_terms(wanted.words):
        # The index finds them by the first, and no word that is the team's alone by the second.
        named = named.filter(search_text__contains=sought(term), shown__contains=sought(term))
    things = search_assets(assets_visible_to(actor), wanted.words)
    about = tickets.filter(asset_id__in=things.values("pk"))
    return tickets.filter(pk__in=named.values("pk").union(about.values("pk")))
