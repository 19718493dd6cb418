"""What is the list of tickets for one reader?"""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.conditions.operators import Operator
from naryad.core.conditions.tree import AllOf, Condition
from naryad.core.cursors import Cursor
from naryad.lists.fields import Asker
from naryad.lists.noun_lists import BuiltInView, NounList
from naryad.lists.paging import COUNT_CAP
from naryad.lists.questions import Order, Question, Show
from naryad.lists.tickets.fields import FIELDS
from naryad.lists.tickets.rows import TicketRow, read_and_count, read_tickets
from naryad.lists.tickets.searching import search_tickets
from naryad.tickets.models import Ticket
from naryad.tickets.visibility import number_of_tickets, page_of_tickets, tickets_visible_to


def list_tickets(asker: Asker) -> NounList[TicketRow]:
    fields = {field.key: field for field in FIELDS if field.is_for(asker.actor)}
    return NounList(
        noun="tickets",
        asker=asker,
        fields=fields,
        hidden=frozenset(field.key for field in FIELDS) - frozenset(fields),
        visible=_visible,
        search=lambda tickets, words, actor: search_tickets(tickets, words, actor=actor),
        read=lambda ids, asker: read_tickets(ids, actor=asker.actor),
        place=lambda row: row.newest_key,
        # A text that counts back from the end of time: the newest stand first.
        order="newest_key",
        first_order=Order("created", is_descending=True),
        views=_VIEWS,
        sees_deleted=Permission.DELETE_TICKETS,
        plain=_read_plain,
        count_all=lambda asker: _count(asker.actor),
    )


def _visible(actor: Actor, show: Show) -> QuerySet[Ticket]:
    tickets = tickets_visible_to(actor, with_deleted=show != Show.HIDE)
    return tickets if show != Show.ONLY else tickets.filter(is_living=False)


def _read_plain(asker: Asker, cursor: Cursor | None, size: int) -> tuple[list[TicketRow], int]:
    page = page_of_tickets(asker.actor, size=size, cursor=cursor)
    number = number_of_tickets(asker.actor, cap=COUNT_CAP)
    return read_and_count(page, number, actor=asker.actor)


def _count(actor: Actor) -> int:
    """Stops one above COUNT_CAP."""
    ((count,),) = number_of_tickets(actor, cap=COUNT_CAP).rows()
    return int(count)


def _is(field: str, value: str) -> Condition:
    return Condition(field, Operator.IS, (value,))


_OPEN = _is("open", "yes")

_VIEWS: Sequence[BuiltInView] = (
    BuiltInView("open", pgettext_lazy("tickets", "Open"), Question(where=_OPEN)),
    BuiltInView(
        "unassigned",
        pgettext_lazy("tickets", "Unassigned"),
        Question(where=AllOf((_OPEN, Condition("assignee", Operator.EMPTY)))),
    ),
    BuiltInView(
        "overdue",
        pgettext_lazy("tickets", "Overdue"),
        Question(where=_is("overdue", "yes"), order=Order("deadline")),
        is_alarming=True,
    ),
    BuiltInView(
        "today",
        _("Due today"),
        Question(where=AllOf((_OPEN, _is("deadline", "today"))), order=Order("deadline")),
    ),
    BuiltInView(
        "mine",
        pgettext_lazy("tickets", "Mine"),
        Question(where=AllOf((_OPEN, _is("assignee", "me")))),
    ),
    BuiltInView(
        "favourites",
        pgettext_lazy("tickets", "Favourites"),
        Question(where=_is("favourite", "yes")),
    ),
    BuiltInView("all", _("All"), Question()),
    BuiltInView("closed", pgettext_lazy("tickets", "Closed"), Question(where=_is("open", "no"))),
    BuiltInView("deleted", pgettext_lazy("several", "Deleted"), Question(deleted=Show.ONLY)),
)
