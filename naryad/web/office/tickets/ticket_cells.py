"""What stands in the cells of a list of tickets?"""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache

from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from naryad.core.moments import say_moment
from naryad.lists.fields import Asker
from naryad.lists.tickets.rows import Clock, Doer, TicketRow
from naryad.tickets.codes import StageKind
from naryad.tickets.rating import BEST, is_low
from naryad.web.assets import glyph, icon
from naryad.web.deadlines import write_deadline, write_pause
from naryad.web.lists.face import Writer
from naryad.web.marks import avatar
from naryad.web.menu import find_path

GLYPHS = {
    StageKind.NEW: "new",
    StageKind.WORK: "work",
    StageKind.WAIT: "wait",
    StageKind.DONE: "done",
    StageKind.CLOSED: "off",
}

_DOT = Markup('<span class="pal-dot" aria-hidden="true"></span>')


def url_of(row: TicketRow) -> str:
    return f"{find_path('tickets')}{row.id}/"


def write_cells(asker: Asker) -> Mapping[str, Writer]:
    deleted, nobody, starred = _("Deleted"), _("Nobody"), _("Favourite")
    folder = find_path("tickets")

    def title(row: TicketRow) -> Markup:
        tag = f'<span class="tg">{escape(deleted)}</span>' if row.is_deleted else ""
        place = row.place
        said = f'<span class="mut sm cut">{escape(place)}</span>' if place else ""
        star = _write_star(starred) if row.is_favourite else ""
        link = f'<a class="subj cut" href="{folder}{row.id}/">{star}{escape(row.title)}</a>'
        return Markup(f'<span class="row0 wrap gap4">{link}{tag}{said}</span>')  # noqa: S704 - escaped

    def deadline(row: TicketRow) -> Markup:
        # A phone has no column of numbers.
        due = write_due(row, asker.at)
        between = " · " if due else ""
        known = escape(row.number)
        return Markup(f'<span class="on-p">{known}{between}</span>{due}')  # noqa: S704 - escaped

    return {
        "title": title,
        "stage": write_stage,
        "status": lambda row: write_dot(row.status_name, row.status_color),
        "criticality": lambda row: write_dot(row.criticality_name, row.criticality_color),
        "assignee": lambda row: _write_doers(row, nobody),
        "deadline": deadline,
        "rating": lambda row: write_rating(row.rating),
        "created": lambda row: say_moment(row.created_at, asker.at),
        "changed": lambda row: say_moment(row.changed_at, asker.at),
    }


def write_stage(row: TicketRow) -> Markup:
    return _write_colored(row.stage_color, glyph(GLYPHS[row.stage_kind]), row.stage_name)


def write_dot(word: str, color: str) -> Markup:
    """A name in the color that somebody has given to it."""
    if not word:
        return Markup()
    return _write_colored(color, _DOT, word)


@lru_cache(maxsize=1_000)
def _write_colored(color: str, mark: Markup, word: str) -> Markup:
    """Colors are codes of the palette; the same few stand in every row of every page."""
    return Markup(  # noqa: S704 - escaped
        f'<span class="st pal-{color.lower()}">{mark}<span class="cut">{escape(word)}</span></span>'
    )


def write_rating(rating: int | None) -> Markup:
    """Of five; a low one is said in words, too."""
    if rating is None:
        return Markup()
    said = _("%(rating)s of %(best)s") % {"rating": rating, "best": BEST}
    if not is_low(rating):
        return Markup('<span class="num">{}</span>').format(said)
    low = _("%(said)s, low") % {"said": said}
    return Markup('<span class="num b c-bad">{}</span>').format(low)


def write_due(row: TicketRow, at: datetime) -> Markup:
    """Nothing for whoever has no deadline, or no more."""
    match row.clock(at):
        case Clock.PAUSED if row.deadline:
            return write_pause(row.deadline, at)
        case Clock.AHEAD | Clock.OVERDUE if row.deadline:
            return write_deadline(row.deadline, at)
    return Markup()


def _write_star(word: str) -> Markup:
    return Markup('<span class="fav">{}<span class="vh">{}</span></span> ').format(
        icon("star", 16), word
    )


def _write_doers(row: TicketRow, nobody: str) -> Markup:
    """One by name; of several the faces, with all names as a title."""
    if not row.doers:
        return Markup(f'<span class="mut">{escape(nobody)}</span>')  # noqa: S704 - escaped
    return _write_faces(*row.doers)


@lru_cache(maxsize=2_000)
def _write_faces(first: Doer, *others: Doer) -> Markup:
    more = f" +{len(others)}" if others else ""
    names = ", ".join(each.name for each in (first, *others))
    face, known = avatar(first.name, key=first.id), escape(first.name)
    return Markup(  # noqa: S704 - escaped
        f'<span class="row0" title="{escape(names)}">{face}<span class="cut">{known}{more}</span>'
        "</span>"
    )
