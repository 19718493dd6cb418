"""How does the head of a ticket say how much time there is?"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from naryad.core.moments import say_moment
from naryad.tickets.codes import StageKind
from naryad.web.span_words import say_span

if TYPE_CHECKING:
    from naryad.tickets.models import Ticket

_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400
_SOON = timedelta(hours=2)


@dataclass(frozen=True)
class Clock:
    """`kind`: bad, wait (soon), done, or nothing."""

    said: str
    note: str
    kind: str = ""


def read_clock(ticket: "Ticket", now: datetime) -> Clock | None:
    """None where there is neither a deadline nor an end."""
    deadline, done = ticket.deadline, ticket.completed_at or ticket.closed_at
    if done is not None:
        late = deadline is not None and done > deadline
        said = _("Done late") if late else _("Done")
        return Clock(said, say_moment(done, now), "bad" if late else "done")
    if deadline is None:
        return None
    if ticket.stage.kind == StageKind.WAIT:
        return Clock(_("Waiting"), _("due %(when)s") % {"when": say_moment(deadline, now)})
    if deadline < now:
        said = _("Overdue by %(span)s") % {"span": _say(now - deadline)}
        return Clock(said, _("was due %(when)s") % {"when": say_moment(deadline, now)}, "bad")
    said = _("%(span)s left") % {"span": _say(deadline - now)}
    kind = "wait" if deadline - now < _SOON else ""
    return Clock(said, _("till %(when)s") % {"when": say_moment(deadline, now)}, kind)


def _say(span: timedelta) -> str:
    """In the two largest units, a minute at least."""
    seconds = max(int(span.total_seconds()), _MINUTE)
    unit = _DAY if seconds >= 10 * _DAY else _HOUR if seconds >= _DAY else _MINUTE
    return say_span(seconds // unit * unit)
