"""How do rows that were checked become what they say, for good?"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from naryad.access.actor import Actor
from naryad.spreadsheets.models import Import, ImportRow
from naryad.spreadsheets.rows_in.acting import Acted, act_on
from naryad.spreadsheets.rows_in.drafts import Draft
from naryad.spreadsheets.rows_in.reading import Reader
from naryad.spreadsheets.rows_in.refusals import ChangedSinceCheck
from naryad.spreadsheets.sheets import sheet_of
from naryad.spreadsheets.sheets.sheet import Sheet
from naryad.spreadsheets.states import RowState


class _MadeForNothing(Exception):
    """Something was made on the way for rows that were then refused."""


def write_drafts(
    rows: Sequence[ImportRow], run: Import, sheet: Sheet, *, by: Actor, at: datetime
) -> None:
    """Each row says afterwards what became of it. One that is refused leaves nothing behind, not
    what was made for it on the way: then the others are done once more without it."""
    reader = Reader(run, sheet, by=by, rows=())
    left = list(rows)
    while left:
        drafts = reader.read(left)
        fit = [draft for draft in drafts if _is_as_checked(draft)]
        try:
            with transaction.atomic():
                acted = act_on(fit, reader, by=by, at=at, in_file={})
                _refuse(drafts, acted, reader)
                if any(draft.remarks and draft.awaited for draft in fit):
                    raise _MadeForNothing
                _note_done(drafts, acted, reader, by=by)
                return
        except _MadeForNothing:
            left = [draft.row for draft in drafts if not draft.remarks]


def _is_as_checked(draft: Draft) -> bool:
    """What is here by now was here when it was checked, and nobody has changed it since: whoever
    runs the import has seen what it was."""
    version = None if draft.known is None else draft.known.version
    as_checked = (draft.row.target_id, draft.row.seen_version)
    if not draft.remarks and (draft.target_id, version) != as_checked:
        draft.blame("", ChangedSinceCheck())
    return not draft.remarks


def _refuse(drafts: Sequence[Draft], acted: Acted, reader: Reader) -> None:
    for draft in drafts:
        outcome = acted.outcomes.get(draft.line)
        if outcome is not None and outcome.refusal is not None:
            fields = reader.sheet.columns_of_fields
            draft.blame_all(outcome.refusal, fields, reader.layout.labels)
        if draft.remarks:
            draft.row.state, draft.row.remarks = RowState.REFUSED, draft.remarks


def _note_done(drafts: Sequence[Draft], acted: Acted, reader: Reader, *, by: Actor) -> None:
    """With all that an undo needs."""
    done = [draft for draft in drafts if not draft.remarks]
    ids = {draft.line: acted.outcomes[draft.line].id for draft in done}
    versions = _versions(reader.sheet, [each for each in ids.values() if each], by)
    for draft in done:
        row, row_id = draft.row, ids[draft.line]
        assert row_id is not None
        row.state, row.remarks, row.target_id = RowState.DONE, [], row_id
        row.undo = {"version": versions.get(row_id), **_before(draft, reader)}
        made = acted.made.get(draft.line)
        if made:
            row.undo["made"] = {
                noun: sorted(_versions(sheet_of(noun), each, by).items())
                for noun, each in made.items()
            }


def _before(draft: Draft, reader: Reader) -> dict[str, Any]:
    """What an edit puts back; of something new there is nothing."""
    if draft.known is None:
        return {"is_new": True}
    merged = reader.merged(draft)
    known: Mapping[str, Any] = draft.known.values
    return {
        "is_new": False,
        "values": {key: known[key] for key in known if merged.get(key) != known[key]},
    }


def _versions(sheet: Sheet, ids: Sequence[int], by: Actor) -> dict[int, int]:
    seen = sheet.visible(by).filter(pk__in=ids)
    return dict(seen.values_list("pk", "version"))
