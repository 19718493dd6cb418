"""How is a thing marked in a row: its state, its face, its box, its menu?

These stand in every row of every list, so they are functions with a memory and not macros: fifty
rows of macros took as long as the rest of the page.
"""

from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from markupsafe import Markup

from naryad.web.assets import glyph, icon
from naryad.web.figures import choose_ground, write_initials

_SHAPES = {
    "new": "new",
    "work": "work",
    "wait": "wait",
    "done": "done",
    "off": "cancel",
    "bad": "bad",
}


def status(
    word: str | Promise,
    kind: str,
    shape: str | None = None,
    pill: bool = False,
    note: str | Promise = "",
) -> Markup:
    """A state: shape, word, color; a pill where one thing is the subject of the page."""
    drawn = _status(str(word), kind, shape or _SHAPES[kind], pill)
    return drawn + Markup(' <span class="mut sm">{}</span>').format(note) if note else drawn


def avatar(name: str, key: object = None, photo: str = "", size: int = 24) -> Markup:
    """The photo, or initials; hidden from screen readers, for the name stands beside it."""
    if photo:
        return Markup(
            '<img class="av av-{0}" src="{1}" alt="" width="{0}" height="{0}" loading="lazy">'
        ).format(size, photo)
    return _initials(name, choose_ground(key or name), size)


def pick_row(form_id: str, value: object, name: str) -> Markup:
    """The box that puts the row among the selected."""
    return Markup(
        '<input class="ck" type="checkbox" name="pick" value="{}" form="{}" aria-label="{}">'
    ).format(value, form_id, _("Select %(name)s") % {"name": name})


def row_menu(url: str, name: str) -> Markup:
    """Three dots; what is behind them is fetched when asked for."""
    return Markup(
        '<a class="btn btn-quiet btn-icon" href="{}" data-menu aria-haspopup="menu"'
        ' aria-label="{}">{}</a>'
    ).format(url, _("Actions: %(name)s") % {"name": name}, icon("dots-vertical"))


@lru_cache(maxsize=2_000)
def _status(word: str, kind: str, shape: str, pill: bool) -> Markup:
    classes = f"st st-{kind} pill" if pill else f"st st-{kind}"
    return Markup('<span class="{}">{}{}</span>').format(classes, glyph(shape), word)


@lru_cache(maxsize=20_000)
def _initials(name: str, ground: str, size: int) -> Markup:
    return Markup('<span class="av {} av-{}" aria-hidden="true">{}</span>').format(
        ground, size, write_initials(name)
    )
