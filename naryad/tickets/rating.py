"""Who says how the work was, and until when? Decided on plain values alone.

A request has one rating, from 1 to 5, of any customer who sees it: whoever accepts the work is
often not who asked for it. Whoever gave it may change their mind for some days; where the work was
done anew since, it is rated anew.
"""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.core.errors import NotPermitted, Refusal
from naryad.tickets.models import Ticket

BEST = 5
# Of this rating and below the office is told apart.
LOW = 2
LONGEST_WORD = 1_000
CHANGED_FOR = timedelta(days=7)


class NotDoneYet(Refusal):
    message = _("It can be rated once the work is done.")


class RatedAlready(Refusal):
    message = _(
        "It is rated already. Only whoever has rated it changes that, within a week, or anybody "
        "once the work was done anew."
    )


def refuse_rating(ticket: Ticket, *, by: Actor, at: datetime) -> None:
    """The caller has shown that the actor sees the ticket."""
    if by.is_employee or by.person_id is None:
        raise NotPermitted
    if ticket.completed_at is None:
        raise NotDoneYet
    if ticket.rated_at is None or ticket.rated_at < ticket.completed_at:
        return
    if ticket.rated_by_id != by.person_id or ticket.rated_at + CHANGED_FOR < at:
        raise RatedAlready


def may_rate(ticket: Ticket, *, by: Actor, at: datetime) -> bool:
    try:
        refuse_rating(ticket, by=by, at=at)
    except Refusal:
        return False
    return by.viewed_by is None


def asks_for_rating(ticket: Ticket) -> bool:
    """Work was done and nobody has said yet how it was; what is closed in one step (canceled, say)
    was not worked on."""
    if ticket.completed_at is None or ticket.completed_at == ticket.closed_at:
        return False
    return ticket.rated_at is None or ticket.rated_at < ticket.completed_at


def is_low(rating: int | None) -> bool:
    return rating is not None and rating <= LOW
