"""What would the form say to each row? Asked of the very action, and taken back."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.spreadsheets.import_rows import rows_of
from naryad.spreadsheets.rows_in.acting import Acted, act_on
from naryad.spreadsheets.rows_in.drafts import Draft
from naryad.spreadsheets.rows_in.reading import Reader


class _TakenBack(Exception):
    pass


def prove(
    drafts: Sequence[Draft], around: Sequence[Draft], reader: Reader, *, by: Actor, at: datetime
) -> Acted:
    """Nothing of it stays. `around`: the other rows of the same batch, which `drafts` may hang on;
    those of the file above them are read and added for the moment."""
    above = _read_above(drafts, around, reader)
    near = [*around, *above]
    in_file = {each.line: each.target_id for each in near if each.target_id is not None}
    new = [each for each in above if each.target_id is None]
    acted = Acted()
    try:
        with transaction.atomic():
            asked = [*new, *drafts]
            alone = {each.line for each in asked} - _lines_awaited(asked)
            acted = act_on(asked, reader, by=by, at=at, in_file=in_file, to_foresee=alone)
            raise _TakenBack
    except _TakenBack:
        return acted


def _read_above(drafts: Sequence[Draft], around: Sequence[Draft], reader: Reader) -> list[Draft]:
    known = {draft.line for draft in (*drafts, *around)}
    above: list[Draft] = []
    fresh: Sequence[Draft] = drafts
    while lines := _lines_awaited(fresh) - known:
        fresh = reader.read(list(rows_of(reader.run).filter(line__in=lines).order_by("line")))
        above += fresh
        known |= lines
    return above


def _lines_awaited(drafts: Sequence[Draft]) -> set[int]:
    return {
        each.line
        for draft in drafts
        for awaited in draft.awaited.values()
        for each in awaited
        if each.line is not None
    }
