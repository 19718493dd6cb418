"""How do rows leave so that they can be read in again?

A line for each, with the columns and heads of the template; what a row refers to is written by the
words by which it is found again.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from zoneinfo import ZoneInfo

from naryad.access.actor import Actor
from naryad.spreadsheets.cells import Row, fit
from naryad.spreadsheets.sheets import SHEETS, columns_for, may_import
from naryad.spreadsheets.sheets.columns import SheetColumn
from naryad.spreadsheets.sheets.sheet import Sheet

_AT_ONCE = 1_000


def leads_back(noun: str, actor: Actor) -> bool:
    """For whoever may read it in again: these columns are those of the form, not of the list."""
    return any(sheet.noun == noun and may_import(sheet, actor) for sheet in SHEETS)


def write_heads(columns: Sequence[SheetColumn]) -> list[str]:
    """No two alike, as in any file."""
    heads: list[str] = []
    for column in columns:
        head = str(column.label)
        while head in heads:
            head = f"{head}*"
        heads.append(head)
    return heads


def read_back(
    sheet: Sheet,
    ids: Iterable[int],
    *,
    actor: Actor,
    zone: ZoneInfo,
    note: Callable[[int, int], None],
) -> Iterator[Row]:
    """Row by row. What is not visible any more when its turn comes is left out; `note` is told
    after each batch how many were asked for and how many of them were there."""
    keys = [column.key for column in columns_for(sheet, actor)]
    remaining = iter(ids)
    while batch := list(islice(remaining, _AT_ONCE)):
        known = sheet.current(batch, actor)
        for pk in batch:
            if pk in known:
                yield [fit(known[pk].words[key], zone=zone) for key in keys]
        note(len(batch), len(known))
