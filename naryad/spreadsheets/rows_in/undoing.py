"""How is what a row has done taken back, where nobody has touched it since?"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from naryad.access.actor import Actor
from naryad.core.errors import Refusal
from naryad.core.outcomes import Outcome
from naryad.lists.bulk.saying import say_in_all_languages
from naryad.spreadsheets.import_refusals import GoneSince, HangsOnKept, TouchedSince
from naryad.spreadsheets.models import ImportRow
from naryad.spreadsheets.rows_in.acting import act_whole
from naryad.spreadsheets.sheets import sheet_of
from naryad.spreadsheets.sheets.sheet import Known, RowEdit, Sheet
from naryad.spreadsheets.states import RowState


def take_back(rows: Sequence[ImportRow], sheet: Sheet, *, by: Actor, at: datetime) -> None:
    """What was added is deleted, what was changed gets its old values; UNDONE or KEPT."""
    ids = [row.target_id for row in rows if row.target_id is not None]
    known = sheet.current(ids, by)
    fit = [row for row in rows if _is_untouched(row, known)]
    new = [row for row in fit if _undo_of(row)["is_new"]]
    old = [row for row in fit if not _undo_of(row)["is_new"]]
    ids_of_new = [row.target_id for row in new if row.target_id is not None]
    deleted = act_whole(lambda: sheet.delete(ids_of_new, by=by, at=at), len(new))
    edits = [_edit_of(row, known) for row in old]
    edited = act_whole(lambda: sheet.edit(edits, by=by, at=at), len(old))
    for row, outcome in zip([*new, *old], [*deleted, *edited], strict=True):
        _mark(row, outcome)


def take_back_made(rows: Sequence[ImportRow], *, by: Actor, at: datetime) -> None:
    """What was made on the way, after all that hung on it."""
    asked: dict[str, dict[int, tuple[ImportRow, int | None]]] = defaultdict(dict)
    for row in rows:
        for noun, made in _undo_of(row)["made"].items():
            asked[noun] |= {row_id: (row, version) for row_id, version in made}
        row.undo = {key: kept for key, kept in _undo_of(row).items() if key != "made"}
    for noun, named in asked.items():
        sheet = sheet_of(noun)
        seen = sheet.visible(by).filter(pk__in=named)
        versions = dict(seen.values_list("pk", "version"))
        fit = [
            row_id for row_id, (_row, version) in named.items() if versions.get(row_id) == version
        ]
        outcomes = act_whole(_deleting(sheet, fit, by=by, at=at), len(fit))
        gone = {row_id for row_id, each in zip(fit, outcomes, strict=True) if each.is_done}
        for row_id, (row, _version) in named.items():
            if row_id not in gone and row_id in versions:
                _keep(row, HangsOnKept())


def _deleting(
    sheet: Sheet, ids: Sequence[int], *, by: Actor, at: datetime
) -> Callable[[], list[Outcome]]:
    return lambda: sheet.delete(ids, by=by, at=at)


def _is_untouched(row: ImportRow, known: Mapping[int, Known]) -> bool:
    found = known.get(row.target_id or 0)
    if found is None:
        _keep(row, GoneSince())
    elif found.version != _undo_of(row)["version"]:
        _keep(row, TouchedSince())
    return row.state != RowState.KEPT


def _edit_of(row: ImportRow, known: Mapping[int, Known]) -> RowEdit:
    assert row.target_id is not None
    found = known[row.target_id]
    values = {**found.values, **_undo_of(row)["values"]}
    return RowEdit(row.target_id, values, seen_version=found.version)


def _mark(row: ImportRow, outcome: Outcome) -> None:
    if outcome.refusal is not None:
        _keep(row, outcome.refusal.kept())
    else:
        row.state, row.remarks = RowState.UNDONE, []


def _keep(row: ImportRow, because: Refusal) -> None:
    row.state = RowState.KEPT
    said = say_in_all_languages(because)
    row.remarks = [{"column": None, "code": because.code, "message": said, "text": ""}]


def _undo_of(row: ImportRow) -> dict[str, Any]:
    assert row.undo is not None, "A row that is done knows how it was."
    return dict(row.undo)
