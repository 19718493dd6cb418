"""How do rows that have been read become what they say?"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from naryad.access.actor import Actor
from naryad.core.errors import Refusal
from naryad.core.outcomes import Outcome, refused
from naryad.core.search import normalize_text
from naryad.spreadsheets.rows_in.drafts import Awaited, Draft
from naryad.spreadsheets.rows_in.reading import Reader
from naryad.spreadsheets.rows_in.refusals import NotThere
from naryad.spreadsheets.sheets import sheet_of
from naryad.spreadsheets.sheets.sheet import RowEdit, Sheet, Values

Made = dict[str, list[int]]


@dataclass
class Acted:
    """By line: what came of each row, and what was made on the way for the first that named it.
    Rows whose outcome is missing wait for another that has gone wrong."""

    outcomes: dict[int, Outcome] = field(default_factory=dict)
    made: dict[int, Made] = field(default_factory=lambda: defaultdict(dict))


def act_on(
    drafts: Sequence[Draft],
    reader: Reader,
    *,
    by: Actor,
    at: datetime,
    in_file: Mapping[int, int],
    to_foresee: Collection[int] = (),
) -> Acted:
    """Parents of their names alone first, then wave by wave, each with one call of either action.
    `in_file`: line → what the row has become already. `to_foresee`: lines of which the answer
    alone is wanted, since all is taken back and nothing hangs on them."""
    acted, became = Acted(), dict(in_file)
    _make_parents(drafts, acted, by=by, at=at)
    waves: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.line not in acted.outcomes:
            waves[reader.neighbours.wave_of(draft.line)].append(draft)
    for wave in sorted(waves):
        ready = [draft for draft in waves[wave] if _fill_in(draft, became)]
        for draft, outcome in _act(ready, reader, by=by, at=at, to_foresee=to_foresee):
            acted.outcomes[draft.line] = outcome
            if outcome.is_done and outcome.id is not None:
                became[draft.line] = outcome.id
    return acted


def _act(
    drafts: Sequence[Draft],
    reader: Reader,
    *,
    by: Actor,
    at: datetime,
    to_foresee: Collection[int],
) -> list[tuple[Draft, Outcome]]:
    sheet = reader.sheet
    alone = [each for each in drafts if each.target_id is None and each.line in to_foresee]
    new = [each for each in drafts if each.target_id is None and each.line not in to_foresee]
    old = [draft for draft in drafts if draft.target_id is not None]
    # First, so that nothing is taken for them but what is there: of two rows that say the same the
    # later one has been named before.
    foreseen = act_whole(
        lambda: sheet.foresee([reader.merged(each) for each in alone], by=by, at=at), len(alone)
    )
    added = act_whole(
        lambda: sheet.add([reader.merged(each) for each in new], by=by, at=at), len(new)
    )
    edits = [_edit_of(draft, reader.merged(draft)) for draft in old]
    edited = act_whole(lambda: sheet.edit(edits, by=by, at=at), len(old))
    drafted, outcomes = [*alone, *new, *old], [*foreseen, *added, *edited]
    return list(zip(drafted, outcomes, strict=True))


def _edit_of(draft: Draft, values: Values) -> RowEdit:
    assert draft.target_id is not None and draft.known is not None
    return RowEdit(draft.target_id, values, seen_version=draft.known.version)


def act_whole(act: Callable[[], list[Outcome]], count: int) -> list[Outcome]:
    """What an action refuses as a whole, it refuses of each row."""
    if not count:
        return []
    try:
        return act()
    except Refusal as refusal:
        return [refused(None, refusal)] * count


def _fill_in(draft: Draft, became: Mapping[int, int]) -> bool:
    """Whether all that the row hangs on in the file is there by now."""
    for key, awaited in draft.awaited.items():
        for each in awaited:
            if each.line is None:
                continue
            if each.line not in became:
                return False
            _put(draft, key, became[each.line])
    return True


def _put(draft: Draft, key: str, row_id: int) -> None:
    value: Any = draft.values.get(key)
    draft.values[key] = sorted({*value, row_id}) if isinstance(value, list) else row_id


def _make_parents(drafts: Sequence[Draft], acted: Acted, *, by: Actor, at: datetime) -> None:
    wanted: dict[str, dict[str, list[tuple[Draft, str, Awaited]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for draft in drafts:
        for key, awaited in draft.awaited.items():
            for each in awaited:
                if each.noun:
                    wanted[each.noun][normalize_text(each.text)].append((draft, key, each))
    for noun, texts in wanted.items():
        sheet = sheet_of(noun)
        names = [sheet.named(asked[0][2].text) for asked in texts.values()]
        outcomes = act_whole(_adding(sheet, names, by=by, at=at), len(names))
        for asked, outcome in zip(texts.values(), outcomes, strict=True):
            _share(asked, outcome, noun, acted)


def _adding(
    sheet: Sheet, names: Sequence[Values], *, by: Actor, at: datetime
) -> Callable[[], list[Outcome]]:
    return lambda: sheet.add(names, by=by, at=at)


def _share(
    asked: Sequence[tuple[Draft, str, Awaited]], outcome: Outcome, noun: str, acted: Acted
) -> None:
    """One creation for all rows that name it."""
    if outcome.id is not None and outcome.is_done:
        first = asked[0][0].line
        acted.made[first].setdefault(noun, []).append(outcome.id)
    for draft, key, each in asked:
        if outcome.id is not None and outcome.is_done:
            _put(draft, key, outcome.id)
        else:
            draft.blame(key, outcome.refusal or NotThere(text=each.text))
            acted.outcomes[draft.line] = refused(draft.target_id, NotThere(text=each.text))
