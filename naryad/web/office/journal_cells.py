"""In which words and marks does the journal tell who signed in and who changed whose rights?"""

from collections.abc import Iterator, Mapping

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from markupsafe import Markup, escape

from naryad.accounts.devices import name_device
from naryad.core.moments import say_in_full, say_moment
from naryad.lists.fields import Asker
from naryad.lists.journal.conditions import OUTCOMES
from naryad.lists.journal.rows import JournalRow, Somebody
from naryad.web.assets import icon
from naryad.web.lists.face import Look, Writer
from naryad.web.marks import avatar, status
from naryad.web.menu import find_path
from naryad.web.office.happenings import find_words, tell_changes

_OUTCOMES = {
    "DONE": ("done", "done"),
    "REFUSED": ("bad", "bad"),
    "CODE": ("bad", "bad"),
    "SENT": ("bad", "bad"),
    "LIMITED": ("wait", "wait"),
    "ENDED": ("off", "new"),
}
# Of what has one word for every noun; beside other nouns it needs its own.
_WITH_NOUN = {
    "person.deleted": gettext_lazy("Person deleted"),
    "person.restored": gettext_lazy("Person restored"),
}
_DOT = Markup('<span class="on-p"> · </span>')
LOOKS = {
    "who": Look("c-main", width="w-20"),
    "at": Look("num mut c-hide", width="w-14"),
    "kind": Look("c-st", width="w-20"),
    "whom": Look("c-hide", hides="c-mid", width="w-20"),
    "details": Look("mut c-sub any one-p"),
}


def say_kind(kind: str) -> str | Promise:
    return _WITH_NOUN.get(kind) or find_words(kind).text


def name_row(row: JournalRow) -> str:
    return row.who.name if row.who else _("the program itself")


def row_url(row: JournalRow) -> str:
    """Who did it; where that cannot be opened, the line itself beside the list."""
    return open_url(row.who) or f"{find_path('journal')}?peek={row.id}"


def open_url(somebody: Somebody | None) -> str:
    if somebody is None or not somebody.is_linked:
        return ""
    return reverse(somebody.subject, args=[somebody.id])


def lines_url(somebody: Somebody) -> str:
    """All that this person did, or that was done to them."""
    return f"{find_path('journal')}?person={somebody.id}"


def write_cells(_asker: Asker) -> Mapping[str, Writer]:
    return {
        "who": _who,
        "at": _moment,
        "kind": write_kind,
        "whom": lambda row: _somebody(row.whom) if row.whom else "",
        "details": _details,
    }


def write_kind(row: JournalRow) -> Markup:
    """The outcome of a sign-in in its shape and color, a change with its sign."""
    kind = row.line.kind
    if row.line.is_sign_in:
        color, shape = _OUTCOMES[kind]
        return status(OUTCOMES[kind], color, shape)
    said = Markup('<span class="row0">{}<span class="cut">{}</span></span>')
    return said.format(icon(find_words(kind).icon, 16, "mut"), say_kind(kind))


def _who(row: JournalRow) -> Markup:
    link = Markup('<a class="subj cut" href="{}">{}</a>').format(row_url(row), name_row(row))
    return Markup('<span class="row0">{}{}</span>').format(_mark(row.who), link)


def _moment(row: JournalRow) -> Markup:
    at = row.line.at
    said = Markup('<time datetime="{}" title="{}">{}</time>')
    return said.format(at.isoformat(), say_in_full(at), say_moment(at))


def _somebody(somebody: Somebody) -> Markup:
    """The mark narrows to their lines, the name leads to them."""
    url, name = open_url(somebody), somebody.name
    said = Markup('<a class="cut" href="{}">{}</a>').format(url, name)
    if not url:
        said = Markup('<span class="cut">{}</span>').format(name)
    return Markup('<span class="row0">{}{}</span>').format(_mark(somebody), said)


def _mark(somebody: Somebody | None) -> Markup:
    if somebody is None or somebody.subject != "person":
        return Markup()
    label = _("Only lines of %(name)s") % {"name": somebody.name}
    return Markup('<a class="row0" href="{}" aria-label="{}">{}</a>').format(
        lines_url(somebody), label, avatar(somebody.name, key=somebody.id)
    )


def _details(row: JournalRow) -> Markup:
    """On a phone one line, which says when and whom, too."""
    of_phone = [say_moment(row.line.at), row.whom.name if row.whom else ""]
    said = [Markup('<span class="on-p num">{}</span>').format(each) for each in of_phone if each]
    said += _changes(row)
    origin = _origin(row)
    return _DOT.join([*said, escape(origin)] if origin else said)


def _origin(row: JournalRow) -> str:
    """From where somebody signed in."""
    known = (row.line.address, name_device(row.line.device))
    return " · ".join(each for each in known if each)


def _changes(row: JournalRow) -> Iterator[Markup]:
    for label, old, new in tell_changes(row.line.changes):
        was = Markup("<s>{}</s> ").format(old) if old else Markup()
        yield Markup('<span class="blk0">{}: {}{}</span>').format(label, was, new or "—")
