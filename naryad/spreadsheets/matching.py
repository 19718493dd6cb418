"""How is an import matched before anybody has looked at it?"""

from collections.abc import Mapping, Sequence
from typing import Any

from naryad.access.actor import Actor
from naryad.spreadsheets.files_in.glimpses import Glimpse
from naryad.spreadsheets.models import Import
from naryad.spreadsheets.proposing import Entry, propose_mapping, propose_words
from naryad.spreadsheets.remembering import remember
from naryad.spreadsheets.sheets import sheet_of
from naryad.spreadsheets.sheets.columns import ColumnKind, SheetColumn

# What an import does without anybody saying so: the least.
OPTIONS: Mapping[str, Any] = {"create": [], "invite": "later", "empty": "keep", "same": {}}


def match(
    run: Import,
    heads: Sequence[str],
    glimpses: Sequence[Glimpse],
    columns: Sequence[SheetColumn],
    *,
    actor: Actor,
) -> None:
    """As the same person matched the same layout before, as far as they may still; else as heads
    and cells tell. Saves nothing."""
    run.columns = [
        {"head": head, "samples": glimpse.samples}
        for head, glimpse in zip(heads, glimpses, strict=True)
    ]
    keys = {column.key for column in columns}
    earlier = remember(run, heads)
    if earlier is None:
        run.mapping = propose_mapping(heads, glimpses, columns)
        run.options = dict(OPTIONS)
    else:
        before = {entry["column"]: entry for entry in earlier.mapping if entry["to"] in keys}
        nothing = {"to": None, "part": ""}
        run.mapping = [
            before.get(place, {"column": place} | nothing) for place in range(len(heads))
        ]
        run.options = _options_of(earlier)
    remembered = earlier.values if earlier is not None else {}
    run.values = _match_words(run.mapping, glimpses, columns, remembered, actor)
    run.key = _choose_key(run, earlier.key if earlier is not None else "")


def _options_of(earlier: Import) -> dict[str, Any]:
    """Letters go out where somebody says so of this very file, and not because they did before."""
    said = dict(earlier.options)
    return said | {"invite": OPTIONS["invite"]} if said.get("invite") == "now" else said


def _match_words(
    mapping: Sequence[Entry],
    glimpses: Sequence[Glimpse],
    columns: Sequence[SheetColumn],
    remembered: Mapping[str, Mapping[str, Any]],
    actor: Actor,
) -> dict[str, dict[str, Any]]:
    by_key = {column.key: column for column in columns}
    values = {key: dict(words) for key, words in remembered.items() if key in by_key}
    for entry in mapping:
        column, words = by_key.get(entry["to"] or ""), glimpses[entry["column"]].words
        if column is None or column.kind != ColumnKind.CHOICE or not column.choices or not words:
            continue
        proposed = propose_words(words, column.choices(actor))
        values[column.key] = proposed | values.get(column.key, {})
    return {key: words for key, words in values.items() if words}


def _choose_key(run: Import, before: str) -> str:
    """The first that the file says whole."""
    filled = {entry["to"] for entry in run.mapping}
    if any(entry["part"] == "full_name" for entry in run.mapping):
        filled |= {"last_name", "first_name"}
    keys = sheet_of(run.noun).keys
    fit = [key.code for key in keys if set(key.columns) <= filled]
    if before in fit:
        return before
    return next(iter(fit), keys[0].code)
