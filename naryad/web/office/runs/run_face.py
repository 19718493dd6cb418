"""In which words does a bulk run say how it fared?"""

from dataclasses import dataclass
from datetime import datetime
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naryad.access.actor import Actor
from naryad.core.cursors import Cursor
from naryad.lists.bulk.queries import may_be_undone, name_rows, rows_of, undo_of
from naryad.lists.bulk.registry import find_verb
from naryad.lists.bulk.states import AGAIN, RowResult, RunState
from naryad.lists.paging import take_page
from naryad.web.figures import say_number
from naryad.web.jinja import with_query
from naryad.web.office.runs.indicator import pace_of
from naryad.web.office.runs.lists import CARDS
from naryad.web.office.runs.telling import say_done
from naryad.web.office.runs.verb_names import name_verb

if TYPE_CHECKING:
    from naryad.lists.bulk.models import BulkRow, BulkRun

_SIZE = 50


@dataclass(frozen=True, slots=True)
class Shape:
    """`kind` colors, `glyph` draws, `word` says: never color alone."""

    kind: str
    glyph: str
    word: str | Promise


@dataclass(frozen=True, slots=True)
class RowFace:
    """`name` is empty for who is not visible to the reader any more."""

    name: str
    url: str
    shape: Shape
    because: str


_RESULTS = {
    RowResult.DONE: ("done", "done"),
    RowResult.SAME: ("off", "new"),
    RowResult.STALE: ("wait", "wait"),
    RowResult.REFUSED: ("bad", "bad"),
    RowResult.WAITING: ("new", "plan"),
}
_STATES = {
    RunState.WAITING: ("new", "plan"),
    RunState.RUNNING: ("work", "work"),
    RunState.DONE: ("done", "done"),
    RunState.CANCELLED: ("off", "cancel"),
    RunState.STOPPED: ("bad", "bad"),
}
_AGAIN = {
    RowResult.REFUSED: gettext_lazy("Try the refused again"),
    RowResult.STALE: gettext_lazy("Do it with these all the same"),
    RowResult.WAITING: gettext_lazy("Go on with the rest"),
}


def read_result(given: str) -> RowResult | None:
    """Nothing for all of them."""
    return RowResult(given.upper()) if given.upper() in RowResult.values else None


def describe_run(
    run: "BulkRun", result: RowResult | None, *, actor: Actor, at: datetime
) -> dict[str, Any]:
    verb = find_verb(run.noun, run.verb)
    undone = undo_of(run)
    return {
        "run": run,
        "title": name_verb(verb),
        "state": say_state(run),
        "said": say_settled(run),
        "done_said": say_done(run),
        "views": _views(run, result),
        "pace": pace_of(run, at=at),
        "may_cancel": run.is_open and run.cancel_asked_at is None,
        "may_undo": may_be_undone(run, actor=actor, at=at),
        "undone_url": reverse("run", args=[undone.pk]) if undone else "",
        "undoes_url": reverse("run", args=[run.undoes_id]) if run.undoes_id else "",
        "again": _offer_again(run, actor=actor),
        "once": token_urlsafe(12),
    }


def describe_rows(
    run: "BulkRun", result: RowResult | None, *, actor: Actor, cursor: Cursor | None
) -> dict[str, Any]:
    page = take_page(rows_of(run, result), order="place", cursor=cursor, size=_SIZE)
    noun = find_verb(run.noun, run.verb).noun
    names = name_rows(noun, [row.subject_id for row in page.rows], actor=actor)
    return {
        "rows": [_face(row, names.get(row.subject_id, ""), noun.key) for row in page.rows],
        "has_reasons": any(row.words for row in page.rows),
        "previous_url": _turn(run, result, page.before) if page.before else "",
        "next_url": _turn(run, result, page.after) if page.after else "",
    }


def say_state(run: "BulkRun") -> Shape:
    if run.is_open and run.cancel_asked_at:
        return Shape("wait", "wait", _("Being cancelled"))
    return Shape(*_STATES[RunState(run.state)], RunState(run.state).label)


def say_settled(run: "BulkRun") -> str:
    return _("%(done)s of %(total)s done") % {
        "done": say_number(run.done + run.same),
        "total": say_number(run.total),
    }


def _views(run: "BulkRun", result: RowResult | None) -> list[dict[str, Any]]:
    """Each kind of outcome that there is, with its number."""
    views: list[tuple[RowResult | None, str | Promise, int]] = [(None, _("All"), run.total)]
    views += [(each, each.label, getattr(run, each.lower())) for each in RowResult]
    return [
        {
            "label": label,
            "url": _turn(run, key, ""),
            "current": key == result,
            "count": say_number(count),
            "hot": key == RowResult.REFUSED,
        }
        for key, label, count in views
        if count or key == result or key is None
    ]


def _offer_again(run: "BulkRun", *, actor: Actor) -> list[tuple[str, str]]:
    """(result, words of the button), each with how many it would reach."""
    permission = find_verb(run.noun, run.verb).permission
    if run.is_open or not actor.may_change(permission):
        return []
    counts = {result: getattr(run, result.lower()) for result in AGAIN}
    return [
        (result, f"{_AGAIN[result]}: {say_number(count)}")
        for result, count in counts.items()
        if count
    ]


def _face(row: "BulkRow", name: str, noun: str) -> RowFace:
    url = reverse(CARDS[noun], args=[row.subject_id]) if name else ""
    result = RowResult(row.result)
    return RowFace(name, url, Shape(*_RESULTS[result], result.label), str(row.words))


def _turn(run: "BulkRun", result: RowResult | None, token: str) -> str:
    here = reverse("run", args=[run.pk])
    return with_query(here, result=(result or "").lower(), page=token)
