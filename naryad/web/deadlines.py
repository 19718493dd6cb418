"""How do people say how long a ticket has until its deadline?"""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup, escape

from naryad.core.moments import say_in_full, say_moment
from naryad.web.assets import icon

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400
# A later one is said as a moment: nobody counts the hours.
_COUNTED = timedelta(hours=12)
_SOON = timedelta(hours=2)


def say_span(span: timedelta) -> str:
    """Like "12 min", "1 h 12 min", "3 d 4 h": the two largest parts, at least a minute."""
    seconds = max(int(span.total_seconds()), _MINUTE)
    days, hours, minutes = seconds // _DAY, seconds % _DAY // _HOUR, seconds % _HOUR // _MINUTE
    parts = (
        (days, ngettext("%(count)s d", "%(count)s d", days)),
        (hours, ngettext("%(count)s h", "%(count)s h", hours)),
        (0 if days else minutes, ngettext("%(count)s min", "%(count)s min", minutes)),
    )
    return "\u00a0".join(words % {"count": count} for count, words in parts if count)


def write_deadline(deadline: datetime, at: datetime) -> Markup:
    """Of a ticket that is awaited: time left or over, in words, with the moment as a title."""
    left = deadline - at
    if left < timedelta():
        words, kind, sign = (
            _("overdue by %(span)s") % {"span": say_span(-left)},
            "late",
            "alert-triangle",
        )
    elif left < _COUNTED:
        words = _("in %(span)s") % {"span": say_span(left)}
        kind, sign = ("soon", "clock") if left < _SOON else ("", "")
    else:
        words, kind, sign = say_moment(deadline, at), "", ""
    return _write(f"due-{kind}" if kind else "", deadline, sign, words)


def write_pause(deadline: datetime, at: datetime) -> Markup:
    """Of a ticket that waits for somebody or something: that is no hurry of the team, though the
    deadline stays where it is."""
    words = _("waiting, due %(when)s") % {"when": say_moment(deadline, at)}
    return _write("mut", deadline, "player-pause", words)


def _write(cls: str, deadline: datetime, sign: str, words: str) -> Markup:
    """Written out: formatting Markup costs five times as much, and lists are full of deadlines."""
    drawn = icon(sign, 16) if sign else ""
    return Markup(  # noqa: S704 - escaped
        f'<span class="due {cls}" title="{escape(say_in_full(deadline))}">{drawn}'
        f"<span>{escape(words)}</span></span>"
    )
