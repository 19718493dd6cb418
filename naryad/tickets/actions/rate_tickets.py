"""How does a customer say how the work was?"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from naryad.access.actor import Actor
from naryad.core.bulk import write_rows
from naryad.core.errors import Invalid, NotVisible, Refusal
from naryad.core.outcomes import Outcome, done, refused, same
from naryad.history.recording import Change, compare, record
from naryad.tickets.models import Ticket
from naryad.tickets.rating import BEST, LONGEST_WORD, is_low, refuse_rating
from naryad.tickets.ticket_columns import settle_columns
from naryad.tickets.ticket_locking import take_tickets

_WRITTEN = (
    "rating",
    "rating_word",
    "rated_at",
    "rated_by",
    "changed_at",
    "newest_key",
    "deadline_key",
    "changed_key",
    "search_text",
)


@dataclass(frozen=True)
class Rating:
    """`points` is None where nothing was chosen."""

    ticket_id: int
    points: int | None
    word: str = ""


@transaction.atomic
def rate_tickets(ratings: Sequence[Rating], *, by: Actor, at: datetime) -> list[Outcome]:
    """An outcome for each, in order; what they may is in rating.py. The version of the ticket
    stays, so that nobody's form is stale for it."""
    by.require_own_eyes()
    tickets = take_tickets([each.ticket_id for each in ratings], by=by)
    rating = _Rating(by, at, tickets)
    outcomes = [rating.decide(each) for each in ratings]
    write_rows(list(rating.rated.values()), fields=_WRITTEN)
    record(rating.changes, by=by, at=at)
    return outcomes


@dataclass
class _Rating:
    """A set of ratings, as far as it has come."""

    by: Actor
    at: datetime
    tickets: dict[int, Ticket]
    rated: dict[int, Ticket] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)

    def decide(self, each: Rating) -> Outcome:
        try:
            return self._take(each)
        except Refusal as refusal:
            return refused(each.ticket_id, refusal)

    def _take(self, each: Rating) -> Outcome:
        ticket = self.tickets.get(each.ticket_id)
        if ticket is None:
            raise NotVisible
        refuse_rating(ticket, by=self.by, at=self.at)
        word = each.word.replace("\r\n", "\n").replace("\x00", "").strip()
        _check(each, word)
        was_low = is_low(ticket.rating)
        before, after = _values(ticket), {"rating": each.points, "rating_word": word}
        ticket.rating, ticket.rating_word = each.points, word
        ticket.rated_at, ticket.rated_by_id = self.at, self.by.person_id
        ticket.changed_at = self.at
        settle_columns(ticket)
        self.rated[ticket.pk] = ticket
        if before == after:
            return same(ticket.pk)
        # Whoever makes a low one still lower tells nobody anew.
        is_news = is_low(each.points) and not was_low
        kind = "ticket.rated_low" if is_news else "ticket.rated"
        self.changes.append(Change(kind, "ticket", ticket.pk, compare(before, after)))
        return done(ticket.pk)


def _values(ticket: Ticket) -> dict[str, object]:
    return {"rating": ticket.rating, "rating_word": ticket.rating_word}


def _check(each: Rating, word: str) -> None:
    errors = {}
    if each.points is None or not 1 <= each.points <= BEST:
        errors["points"] = gettext("Choose from 1 to 5.")
    if len(word) > LONGEST_WORD:
        errors["word"] = gettext("At most %(most)s characters.") % {"most": LONGEST_WORD}
    if errors:
        raise Invalid(errors)
