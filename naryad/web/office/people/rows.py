"""In which words does a row of a list say who somebody is and how far their invitation has come?"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from naryad.accounts.queries import InvitationView, Invited
from naryad.core.phone_words import say_phone
from naryad.lists.people_rows import PersonRow
from naryad.people.naming import short_order
from naryad.web.figures import choose_ground, write_initials
from naryad.web.moments import say_ago, say_day


@dataclass(frozen=True, slots=True)
class Shape:
    """`kind` colors, `glyph` draws, `word` says: never color alone."""

    kind: str
    glyph: str
    word: str | Promise


INVITATION_SHAPES: dict[Invited, Shape] = {
    Invited.NO_ADDRESS: Shape("off", "cancel", gettext_lazy("No e-mail")),
    Invited.NOT_SENT: Shape("off", "new", gettext_lazy("Not sent")),
    Invited.SENDING: Shape("new", "plan", gettext_lazy("Sending")),
    Invited.SENT: Shape("new", "new", gettext_lazy("Sent")),
    Invited.REFUSED: Shape("bad", "bad", gettext_lazy("Not delivered")),
    Invited.OPENED: Shape("wait", "work", gettext_lazy("Opened")),
    Invited.EXPIRED: Shape("off", "cancel", gettext_lazy("Expired")),
    Invited.REPLACED: Shape("wait", "wait", gettext_lazy("New address")),
    Invited.ACTIVATED: Shape("done", "done", gettext_lazy("Activated")),
}
_DAY = timedelta(days=1)


@lru_cache(maxsize=8)
def _say_shapes(_language: str) -> dict[Invited, tuple[str, str, str]]:
    """In the language that is active, which the caller names."""
    return {
        state: (shape.kind, shape.glyph, str(shape.word))
        for state, shape in INVITATION_SHAPES.items()
    }


class RowWords:
    """Says the rows of one page."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._days: dict[date, str] = {}
        self._shapes = _say_shapes(get_language() or "en")
        self._marks = {"deleted": _("Deleted"), "banned": _("Banned")}
        self._never = _("never")
        self._order = short_order()

    def say(self, row: PersonRow) -> tuple[object, ...]:
        """In the order in which the template takes them apart."""
        name = self._order % {"first": row.first_name, "last": row.last_name}
        belongs = row.belongs
        mark = "deleted" if row.is_deleted else "banned" if row.is_banned else ""
        return (
            row.id,
            name,
            write_initials(name),
            choose_ground(row.id),
            f"?v={row.photo_id}" if row.photo_id else "",
            self._marks.get(mark, ""),
            belongs[0] if belongs else "",
            f"+{len(belongs) - 1}" if len(belongs) > 1 else "",
            row.position,
            say_phone(row.phone, row.phone_extension),
            row.email,
            *self._shapes[row.invitation.state],
            self._note(row.invitation),
            self._ago(row.seen_at),
            row.version,
        )

    def _note(self, invitation: InvitationView) -> str:
        if invitation.state == Invited.REFUSED:
            return invitation.answer
        if invitation.since is None or invitation.state not in _NOTED:
            return ""
        return self._ago(invitation.since)

    def _ago(self, moment: datetime | None) -> str:
        """Saying a day is dear, and most of the days on a page repeat."""
        if moment is None:
            return self._never
        if self._now - moment < _DAY:
            return say_ago(moment, self._now)
        day = timezone.localtime(moment).date()
        if day not in self._days:
            self._days[day] = say_day(moment, self._now)
        return self._days[day]


_NOTED = {Invited.SENDING, Invited.SENT, Invited.OPENED, Invited.EXPIRED}
