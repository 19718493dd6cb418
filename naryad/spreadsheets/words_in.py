"""Which words of a file are none of the choices of their column, so that somebody says what is
meant?"""

from collections.abc import Iterator
from dataclasses import dataclass

from naryad.access.actor import Actor
from naryad.core.search import normalize_text
from naryad.spreadsheets.import_queries import count_texts
from naryad.spreadsheets.models import Import
from naryad.spreadsheets.rows_in.cells_in import name_choices, tidy_text
from naryad.spreadsheets.sheets import columns_for, open_sheet
from naryad.spreadsheets.sheets.columns import Choice, ColumnKind, SheetColumn

# Of so many different texts in a column of choices one asks for a person's word; more of them are
# no choices, and stand as errors at their cells.
MOST = 30


@dataclass(frozen=True, slots=True)
class Word:
    """`chosen`: the code that somebody has matched it to, or nothing."""

    column: SheetColumn
    text: str
    count: int
    choices: tuple[Choice, ...]
    chosen: str = ""


def find_words(run: Import, *, actor: Actor) -> list[Word]:
    """By column, the most frequent first."""
    columns = {each.key: each for each in columns_for(open_sheet(run.noun, actor), actor)}
    found: list[Word] = []
    for entry in run.mapping:
        column = columns.get(entry.get("to") or "")
        if column is not None and column.kind == ColumnKind.CHOICE and column.choices:
            found += _words_of(run, column, int(entry["column"]), actor)
    return found


def _words_of(run: Import, column: SheetColumn, index: int, actor: Actor) -> Iterator[Word]:
    known, chosen = name_choices(column, actor), run.values.get(column.key, {})
    choices = tuple(column.choices(actor)) if column.choices else ()
    said: dict[str, int] = {}
    for raw, count in count_texts(run, index, most=MOST, actor=actor).items():
        text = tidy_text(raw, column.kind)
        said[text] = said.get(text, 0) + count
    for text, count in said.items():
        if text and (text in chosen or normalize_text(text) not in known):
            yield Word(column, text, count, choices, str(chosen.get(text, "")))
