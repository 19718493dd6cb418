"""How is what a row has done taken back, where nobody has touched it since?"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from naryad.access.actor import Actor
from naryad.core.errors import Refusal
from naryad.core.outcomes import Outcome
from naryad.lists.bulk.saying import say_in_all_languages
from naryad.spreadsheets.import_refusals import (
    BearsOthers,
    GoneSince,
    HangsOnKept,
    TouchedSince,
)
from naryad.spreadsheets.models import ImportRow
from naryad.spreadsheets.rows_in.acting import act_whole
from naryad.spreadsheets.sheets import sheet_of
from naryad.spreadsheets.sheets.sheet import Known, RowEdit, Sheet
from naryad.spreadsheets.states import RowState


class _TouchedMeanwhile(Exception):
    """Between the look at it and the lock that the deletion takes."""


def take_back(rows: Sequence[ImportRow], sheet: Sheet, *, by: Actor, at: datetime) -> None:
    """What was added is deleted, what was changed gets its old values; UNDONE or KEPT."""
    ids = [row.target_id for row in rows if row.target_id is not None]
    known = sheet.current(ids, by)
    fit = [row for row in rows if _is_untouched(row, known)]
    new = [row for row in fit if _undo_of(row)["is_new"]]
    old = [row for row in fit if not _undo_of(row)["is_new"]]
    versions = {_target_of(row): known[_target_of(row)].version for row in new}
    deleted = _delete(versions, sheet, by=by, at=at)
    for row in new:
        _settle(row, deleted[_target_of(row)])
    edits = [_edit_of(row, known) for row in old]
    edited = act_whole(lambda: sheet.edit(edits, by=by, at=at), len(old))
    for row, outcome in zip(old, edited, strict=True):
        _settle(row, outcome.refusal)


def take_back_made(rows: Sequence[ImportRow], *, by: Actor, at: datetime) -> None:
    """What was made on the way, after all that hung on it."""
    asked: dict[str, dict[int, tuple[ImportRow, int | None]]] = defaultdict(dict)
    for row in rows:
        for noun, made in _undo_of(row)["made"].items():
            asked[noun] |= {row_id: (row, version) for row_id, version in made}
        row.undo = {key: kept for key, kept in _undo_of(row).items() if key != "made"}
    for noun, named in asked.items():
        sheet = sheet_of(noun)
        versions = dict(sheet.visible(by).filter(pk__in=named).values_list("pk", "version"))
        fit = {pk: seen for pk, seen in versions.items() if named[pk][1] == seen}
        deleted = _delete(fit, sheet, by=by, at=at)
        for row_id in versions:
            if row_id not in deleted or deleted[row_id] is not None:
                _keep(named[row_id][0], HangsOnKept())


def _delete(
    versions: Mapping[int, int], sheet: Sheet, *, by: Actor, at: datetime
) -> dict[int, Refusal | None]:
    """By id, why it was not deleted. What bears others stays, for it would take them along, and so
    does what was touched before the lock: a deletion raises each version by one and no more."""
    refusals: dict[int, Refusal | None] = dict.fromkeys(sheet.bearing(versions, by), BearsOthers())
    while left := [pk for pk in versions if pk not in refusals]:
        try:
            with transaction.atomic():
                outcomes = act_whole(_deleting(sheet, left, by=by, at=at), len(left))
                gone = [pk for pk, each in zip(left, outcomes, strict=True) if each.is_done]
                touched = _touched(sheet, {pk: versions[pk] for pk in gone}, by)
                if touched:
                    raise _TouchedMeanwhile
        except _TouchedMeanwhile:
            refusals |= dict.fromkeys(touched, TouchedSince())
        else:
            refusals |= {pk: each.refusal for pk, each in zip(left, outcomes, strict=True)}
    return refusals


def _touched(sheet: Sheet, versions: Mapping[int, int], by: Actor) -> list[int]:
    now = sheet.visible(by).model._default_manager.filter(
        organization_id=by.organization_id, pk__in=versions
    )
    return [pk for pk, version in now.values_list("pk", "version") if version != versions[pk] + 1]


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
    found = known[_target_of(row)]
    values = {**found.values, **_undo_of(row)["values"]}
    return RowEdit(_target_of(row), values, seen_version=found.version)


def _settle(row: ImportRow, because: Refusal | None) -> None:
    if because is not None:
        _keep(row, because.kept())
    else:
        row.state, row.remarks = RowState.UNDONE, []


def _keep(row: ImportRow, because: Refusal) -> None:
    row.state = RowState.KEPT
    said = say_in_all_languages(because)
    row.remarks = [{"column": None, "code": because.code, "message": said, "text": ""}]


def _undo_of(row: ImportRow) -> dict[str, Any]:
    assert row.undo is not None, "A row that is done knows how it was."
    return dict(row.undo)


def _target_of(row: ImportRow) -> int:
    assert row.target_id is not None, "A row that is done knows what it is about."
    return row.target_id
