"""In which words does an import say what it is and how far it has come?"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.lists.paging import ListPage
from naryad.spreadsheets.states import ImportState, RowState
from naryad.web.figures import say_number, say_size
from naryad.web.jinja import with_query
from naryad.web.office.imports.nouns import name_import, offer_nouns
from naryad.web.office.runs.run_face import Shape

if TYPE_CHECKING:
    from naryad.spreadsheets.models import Import

_STATES = {
    ImportState.READING: ("work", "work"),
    ImportState.MAPPING: ("wait", "wait"),
    ImportState.CHECKING: ("work", "work"),
    ImportState.CHECKED: ("wait", "wait"),
    ImportState.RUNNING: ("work", "work"),
    ImportState.PAUSED: ("wait", "wait"),
    ImportState.DONE: ("done", "done"),
    ImportState.CANCELLED: ("off", "cancel"),
    ImportState.BROKEN: ("bad", "bad"),
    ImportState.UNDOING: ("work", "work"),
    ImportState.UNDONE: ("off", "cancel"),
}
# Of the rows that a job goes through: those that it has reached, and those that still wait for it.
_REACHED = {
    ImportState.CHECKING: (
        (RowState.NEW, RowState.CHANGED, RowState.SAME, RowState.ERROR, RowState.SKIPPED),
        (RowState.READ,),
    ),
    ImportState.RUNNING: (
        (RowState.DONE, RowState.REFUSED),
        (RowState.NEW, RowState.CHANGED),
    ),
    ImportState.UNDOING: ((RowState.UNDONE, RowState.KEPT), (RowState.DONE,)),
}
_REACHED[ImportState.PAUSED] = _REACHED[ImportState.RUNNING]

# (fewer rows than, seconds)
_PACE = ((5_000, 1), (50_000, 2))
_SLOWEST, _BYTES_OF_A_ROW = 5, 100


def describe_import(run: "Import", *, actor: Actor) -> dict[str, Any]:
    """What every page of one import shows of it."""
    reached, total = count_reached(run)
    return {
        "run": run,
        "title": name_import(run.noun),
        "file": run.file_name or _("Pasted rows"),
        "size": say_size(run.size) if run.size else "",
        "state": say_state(run),
        "reached": reached,
        "to_reach": total,
        "said": say_progress(run),
        "pace": _pace(run),
        "is_own": run.by_id == actor.person_id,
        "steps": _say_steps(run),
    }


def describe_imports(page: "ListPage[Import]", *, actor: Actor, is_whole: bool) -> dict[str, Any]:
    here, of = reverse("imports"), "all" if is_whole else ""
    return {
        "is_whole": is_whole,
        "rows": [
            {"run": each, "title": name_import(each.noun), "state": say_state(each)}
            | {"said": say_outcome(each)}
            for each in page.rows
        ],
        "views": _views(here, is_whole=is_whole) if actor.is_administrator else [],
        "nouns": offer_nouns(actor),
        "previous_url": with_query(here, of=of, page=page.before) if page.before else "",
        "next_url": with_query(here, of=of, page=page.after) if page.after else "",
    }


def say_state(run: "Import") -> Shape:
    if run.is_working and run.cancel_asked_at:
        return Shape("wait", "wait", _("Being cancelled"))
    if run.state == ImportState.RUNNING and run.pause_asked_at:
        return Shape("wait", "wait", _("Being paused"))
    return Shape(*_STATES[ImportState(run.state)], ImportState(run.state).label)


def count_in(counts: Mapping[str, int], *states: RowState) -> int:
    return sum(counts.get(state.lower(), 0) for state in states)


def count_reached(run: "Import") -> tuple[int, int]:
    """Of how many rows the job that is at work has been through how many."""
    if run.state not in _REACHED:
        return 0, 0
    reached, waiting = _REACHED[ImportState(run.state)]
    done = count_in(run.counts, *reached)
    return done, done + count_in(run.counts, *waiting)


def say_progress(run: "Import") -> str:
    reached, total = count_reached(run)
    if run.state == ImportState.READING:
        return _("Reading the file")
    if not total:
        return _("About to begin")
    words = _("%(reached)s of %(total)s rows")
    return words % {"reached": say_number(reached), "total": say_number(total)}


def say_outcome(run: "Import") -> str:
    """Of a list of imports: how many rows there are, and how many came in."""
    done = count_in(run.counts, RowState.DONE)
    if not done:
        return say_number(run.total) if run.total else ""
    words = _("%(done)s of %(total)s")
    return words % {"done": say_number(done), "total": say_number(run.total)}


def _pace(run: "Import") -> int:
    """Seconds until another look pays, by how much there is to do: a person has waited before each
    step for as long as they liked, so its age says nothing. 0: never."""
    if not run.is_working:
        return 0
    rows = run.total or run.size // _BYTES_OF_A_ROW
    return next((seconds for fewer, seconds in _PACE if rows < fewer), _SLOWEST)


def _say_steps(run: "Import") -> list[tuple[str, str]]:
    """(words, "done" | "now" | "")."""
    order = [ImportState.READING, ImportState.MAPPING, ImportState.CHECKED, ImportState.DONE]
    step = {
        ImportState.CHECKING: ImportState.CHECKED,
        ImportState.RUNNING: ImportState.DONE,
        ImportState.PAUSED: ImportState.DONE,
    }.get(ImportState(run.state), ImportState(run.state))
    if step not in order:
        return []
    place = order.index(step)
    words = [_("File"), _("Columns"), _("Check"), _("Import")]
    said = ["done" if number < place else "" for number in range(len(order))]
    said[place] = "now"
    return list(zip(words, said, strict=True))


def _views(here: str, *, is_whole: bool) -> list[dict[str, Any]]:
    return [
        {"label": _("Mine"), "url": here, "current": not is_whole},
        {"label": _("Everybody's"), "url": with_query(here, of="all"), "current": is_whole},
    ]
