"""In which words does a row of a list say who somebody is and how far their invitation has come?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from naryad.access.permissions import Permission
from naryad.accounts.queries import InvitationView, Invited
from naryad.core.moments import say_ago, say_day
from naryad.core.phone_words import say_phone
from naryad.lists.fields import Asker
from naryad.lists.people.rows import PersonRow
from naryad.people.naming import say_name
from naryad.web.assets import icon
from naryad.web.lists.face import Look, Writer
from naryad.web.marks import avatar, status
from naryad.web.office.people.addresses import PEOPLE_PATH


@dataclass(frozen=True, slots=True)
class Shape:
    """`kind` colors, `glyph` draws, `word` says: never color alone."""

    kind: str
    glyph: str
    word: str | Promise


INVITATION_SHAPES: dict[Invited, Shape] = {
    Invited.NO_ADDRESS: Shape("off", "cancel", gettext_lazy("Cannot be reached")),
    Invited.NOT_SENT: Shape("off", "new", gettext_lazy("Not sent")),
    Invited.SENDING: Shape("new", "plan", gettext_lazy("Sending")),
    Invited.SENT: Shape("new", "new", gettext_lazy("Sent")),
    Invited.REFUSED: Shape("bad", "bad", gettext_lazy("Not delivered")),
    Invited.OPENED: Shape("wait", "work", gettext_lazy("Opened")),
    Invited.EXPIRED: Shape("off", "cancel", gettext_lazy("Expired")),
    Invited.REPLACED: Shape("wait", "wait", gettext_lazy("New address")),
    Invited.ACTIVATED: Shape("done", "done", gettext_lazy("Activated")),
}
_NOTED = {Invited.SENDING, Invited.SENT, Invited.OPENED, Invited.EXPIRED}
_DAY = timedelta(days=1)

LOOKS = {
    "name": Look("c-main"),
    "company": Look("c-sub", width="w-17"),
    "role": Look("c-sub", width="w-17"),
    "position": Look("mut c-hide", hides="c-mid", width="w-12"),
    "phone": Look("num c-hide", width="w-14"),
    "email": Look("c-hide", hides="c-wide", width="w-19"),
    "invitation": Look("c-st", width="w-20"),
    "seen": Look("mut num c-hide", hides="c-mid", width="w-10"),
    "area": Look("mut c-hide", width="w-14"),
    "added": Look("mut num c-hide"),
}


def name_row(row: PersonRow) -> str:
    return say_name(row.first_name, row.last_name)


def pick_row(row: PersonRow) -> str:
    """With the version that the reader sees: what changes meanwhile is left alone."""
    return f"{row.id}.{row.version}"


def url_of_row(row: PersonRow) -> str:
    return f"{PEOPLE_PATH}{row.id}/"


def write_cells(asker: Asker) -> Mapping[str, Writer]:
    may_edit = asker.actor.may_change(Permission.EDIT_PEOPLE)
    cells = Cells(asker.at, may_edit=may_edit)
    return {
        "name": cells.name,
        "company": cells.company,
        "position": cells.position,
        "area": cells.area,
        "role": cells.belongs,
        "phone": lambda row: say_phone(row.phone, row.phone_extension),
        "invitation": cells.invitation,
        "seen": lambda row: cells.ago(row.seen_at),
        "added": lambda row: cells.ago(row.created_at),
    }


@lru_cache(maxsize=8)
def _say_shapes(_language: str) -> dict[Invited, Markup]:
    """In the language that is active, which the caller names."""
    return {
        state: status(str(shape.word), shape.kind, shape.glyph)
        for state, shape in INVITATION_SHAPES.items()
    }


class Cells:
    """Writes the rows of one page."""

    def __init__(self, now: datetime, *, may_edit: bool) -> None:
        self._now = now
        self._may_edit = may_edit
        self._change = _("Change in place:")
        self._days: dict[date, str] = {}
        self._shapes = _say_shapes(get_language() or "en")
        self._deleted, self._banned, self._never = _("Deleted"), _("Banned"), _("never")

    def name(self, row: PersonRow) -> Markup:
        name = name_row(row)
        url = url_of_row(row)
        photo = f"{url}photo/?v={row.photo_id}" if row.photo_id else ""
        face = avatar(name, key=row.id, photo=photo)
        mark = self._deleted if row.is_deleted else self._banned if row.is_banned else ""
        tag = f'<span class="tg">{escape(mark)}</span>' if mark else ""
        link = f'<a class="subj cut" href="{url}">{escape(name)}</a>'
        return Markup(f'<span class="row0">{face}{link}{tag}</span>')  # noqa: S704 - escaped

    def position(self, row: PersonRow) -> str:
        """Opens for editing where it stands; by keyboard with E, so that Tab stays short."""
        if not self._may_edit or row.is_deleted or row.is_banned:
            return row.position
        said, name = escape(row.position), escape(name_row(row))
        return Markup(  # noqa: S704 - escaped
            f'<a class="cell-e" href="{url_of_row(row)}cell/position/" data-cell tabindex="-1"'
            f' aria-label="{self._change} {name}">{said}</a>'
        )

    def company(self, row: PersonRow) -> str:
        return self._pencilled(row, "company", self.belongs(row))

    def area(self, row: PersonRow) -> str:
        return self._pencilled(row, "area", _first_of(row.areas))

    def belongs(self, row: PersonRow) -> str:
        return _first_of(row.belongs)

    def _pencilled(self, row: PersonRow, column: str, said: str) -> str:
        """Several of many are chosen in the dialog."""
        if not self._may_edit or row.is_deleted or row.is_banned:
            return said
        name = escape(name_row(row))
        return Markup(  # noqa: S704 - escaped
            f'{said}<a class="cell-p" href="{url_of_row(row)}cell/{column}/" data-dialog'
            f' tabindex="-1" aria-label="{self._change} {name}">{icon("pencil", 16)}</a>'
        )

    def invitation(self, row: PersonRow) -> Markup:
        said, note = self._shapes[row.invitation.state], self._note(row.invitation)
        if not note:
            return said
        return Markup(f'{said} <span class="mut sm">{escape(note)}</span>')  # noqa: S704 - escaped

    def _note(self, invitation: InvitationView) -> str:
        if invitation.state == Invited.REFUSED:
            return invitation.answer
        if invitation.since is None or invitation.state not in _NOTED:
            return ""
        return self.ago(invitation.since)

    def ago(self, moment: datetime | None) -> str:
        """Saying a day is dear, and most of the days on a page repeat."""
        if moment is None:
            return self._never
        if self._now - moment < _DAY:
            return say_ago(moment, self._now)
        day = timezone.localtime(moment).date()
        if day not in self._days:
            self._days[day] = say_day(moment, self._now)
        return self._days[day]


def _first_of(names: Sequence[str]) -> str:
    if not names:
        return ""
    more = f' <span class="mut">+{len(names) - 1}</span>' if names[1:] else ""
    return Markup(f"{escape(names[0])}{more}")  # noqa: S704 - escaped
