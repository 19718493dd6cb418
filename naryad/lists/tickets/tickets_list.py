"""What is the list of tickets for one reader?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.conditions.operators import Operator
from naryad.core.conditions.tree import AllOf, Condition, Tree, conditions_of
from naryad.core.cursors import Cursor
from naryad.lists.fields import Asker
from naryad.lists.noun_lists import BuiltInView, NounList, Searched
from naryad.lists.paging import COUNT_CAP
from naryad.lists.questions import Order, Question, Show
from naryad.lists.tickets.fields import FIELDS
from naryad.lists.tickets.rows import TicketRow, read_and_count, read_tickets
from naryad.lists.tickets.searching import newest_of, search_all, search_tickets
from naryad.tickets.keys import ARCHIVED as ARCHIVED_KEY
from naryad.tickets.models import Ticket
from naryad.tickets.visibility import (
    Shelf,
    number_of_tickets,
    page_of_tickets,
    tickets_visible_to,
)


def list_tickets(asker: Asker) -> NounList[TicketRow]:
    fields = {field.key: field for field in FIELDS if field.is_for(asker.actor)}
    return NounList(
        noun="tickets",
        asker=asker,
        fields=fields,
        hidden=frozenset(field.key for field in FIELDS) - frozenset(fields),
        visible=_visible,
        search=lambda tickets, words, actor: search_all(tickets, words, actor=actor),
        search_newest=_search,
        read=lambda ids, asker: read_tickets(ids, actor=asker.actor),
        place=lambda row: row.key,
        # A text that counts back from the end of time: the newest stand first.
        order="newest_key",
        first_order=Order("created", is_descending=True),
        views=_VIEWS,
        sees_deleted=Permission.DELETE_TICKETS,
        plain=_read_plain,
        is_plain=_is_plain,
        visible_of=_visible_of,
        count_all=lambda asker: _count(asker, Question()),
        count_plain=_count,
    )


def _visible(actor: Actor, show: Show) -> QuerySet[Ticket]:
    """What is deleted stands among the deleted, also if it was put away before."""
    if show == Show.HIDE:
        return tickets_visible_to(actor, shelf=Shelf.LISTS)
    tickets = tickets_visible_to(actor, with_deleted=True)
    if show == Show.ONLY:
        return tickets.filter(is_living=False)
    return tickets.exclude(is_living=True, newest_key__gte=ARCHIVED_KEY)


def _visible_of(actor: Actor, question: Question) -> QuerySet[Ticket]:
    """Open ones are few, and links know them: what asks for them does not go through all. Whoever
    asks about the archive, whatever they ask, means also what lies there."""
    if question.deleted == Show.HIDE and not _ONLY_OPEN.isdisjoint(question.parts):
        return tickets_visible_to(actor, only_open=True)
    if question.deleted == Show.HIDE and names_archive(question):
        shelf = Shelf.ARCHIVE if ARCHIVED in question.parts else Shelf.BOTH
        return tickets_visible_to(actor, shelf=shelf)
    return _visible(actor, question.deleted)


def names_archive(question: Question) -> bool:
    named = conditions_of(question.where) if question.where is not None else ()
    return any(each.field == ARCHIVED.field for each in named)


def _search(tickets: QuerySet[Ticket], question: Question, actor: Actor) -> Searched:
    """Of the plain list indexes know the newest; of any other they are sought in the set."""
    rest = replace(question, q="", order=Order())
    newest = newest_of(actor, *_STANDARD[rest.where]) if _is_plain(rest) else None
    return search_tickets(tickets, question.q, actor=actor, newest=newest)


def _is_plain(question: Question) -> bool:
    """All, open, closed or put away ones, in an order that stands in the indexes."""
    if question.q or question.deleted != Show.HIDE or question.where not in _STANDARD:
        return False
    is_awaited = question.order.key != "deadline" or question.where == OPEN
    return question.order.key in _ORDERS and is_awaited


def _read_plain(
    asker: Asker, question: Question, cursor: Cursor | None, size: int
) -> tuple[list[TicketRow], int]:
    column, counts_back = _ORDERS[question.order.key]
    is_open, shelf = _STANDARD[question.where]
    is_descending = question.order.is_descending != counts_back
    page = page_of_tickets(
        asker.actor,
        size=size,
        is_open=is_open,
        order=column,
        is_descending=is_descending,
        cursor=cursor,
        shelf=shelf,
    )
    number = number_of_tickets(asker.actor, cap=COUNT_CAP, is_open=is_open, shelf=shelf)
    return read_and_count(page, number, actor=asker.actor, is_descending=is_descending)


def _count(asker: Asker, question: Question) -> int:
    """Stops one above COUNT_CAP."""
    is_open, shelf = _STANDARD[question.where]
    number = number_of_tickets(asker.actor, cap=COUNT_CAP, is_open=is_open, shelf=shelf)
    ((count,),) = number.rows()
    return int(count)


def _is(field: str, value: str) -> Condition:
    return Condition(field, Operator.IS, (value,))


OPEN, _CLOSED = _is("open", "yes"), _is("open", "no")
_OVERDUE = _is("overdue", "yes")
ARCHIVED = _is("archived", "yes")
_ONLY_OPEN = frozenset({OPEN, _OVERDUE})
_STANDARD: Mapping[Tree | None, tuple[bool | None, Shelf]] = {
    None: (None, Shelf.LISTS),
    OPEN: (True, Shelf.LISTS),
    _CLOSED: (False, Shelf.LISTS),
    ARCHIVED: (False, Shelf.ARCHIVE),
}
# By the column and whether it counts back from the end of time.
_ORDERS = {
    "": ("newest_key", False),
    "created": ("newest_key", True),
    "changed": ("changed_key", True),
    "deadline": ("deadline_key", False),
}

_VIEWS: Sequence[BuiltInView] = (
    BuiltInView("open", pgettext_lazy("tickets", "Open"), Question(where=OPEN)),
    BuiltInView(
        "unassigned",
        pgettext_lazy("tickets", "Unassigned"),
        Question(where=AllOf((OPEN, Condition("assignee", Operator.EMPTY)))),
    ),
    BuiltInView(
        "overdue",
        pgettext_lazy("tickets", "Overdue"),
        Question(where=_OVERDUE, order=Order("deadline")),
        is_alarming=True,
    ),
    BuiltInView(
        "today",
        _("Due today"),
        Question(where=AllOf((OPEN, _is("deadline", "today"))), order=Order("deadline")),
    ),
    BuiltInView(
        "mine",
        pgettext_lazy("tickets", "Mine"),
        Question(where=AllOf((OPEN, _is("assignee", "me")))),
    ),
    BuiltInView(
        "favourites",
        pgettext_lazy("tickets", "Favourites"),
        Question(where=_is("favourite", "yes")),
    ),
    BuiltInView("all", _("All"), Question()),
    BuiltInView("closed", pgettext_lazy("tickets", "Closed"), Question(where=_CLOSED)),
    BuiltInView("archive", pgettext_lazy("tickets", "Archive"), Question(where=ARCHIVED)),
    BuiltInView("deleted", pgettext_lazy("several", "Deleted"), Question(deleted=Show.ONLY)),
)
