"""Whatever stands in a card, is it read back from the cell that it was written to?"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from naryad.core.contact_persons import CELLS
from naryad.core.rows import one_line
from naryad.spreadsheets.rows_in.cells_in import Asking, read_value, tidy_text
from naryad.spreadsheets.sheets.carrying import to_value
from naryad.spreadsheets.sheets.columns import ColumnKind, SheetColumn, join_words, split_words
from naryad.spreadsheets.sheets.contact_cells import read_contacts, write_contacts

# What parts words and rows, what quotes them, and what looks like a number or a formula.
_LETTERS = st.sampled_from(list("aЯё0+-=|\\\";,.'@ \u00a0"))
_WORDS = st.text(_LETTERS, max_size=12).map(one_line)
_NAMES = _WORDS.filter(bool)
_ROWS = st.fixed_dictionaries(dict.fromkeys(CELLS, _WORDS)).filter(lambda row: row["name"])
_MOSCOW = ZoneInfo("Europe/Moscow")


def _read(kind: ColumnKind, word: str) -> object:
    """As the check of a file does."""
    column = SheetColumn("x", "x", kind=kind)
    return read_value(column, tidy_text(word, kind), Asking(_MOSCOW, {}, {}))


@given(st.lists(_NAMES, unique=True, max_size=5))
def test_names_in_one_cell(names: list[str]) -> None:
    cell = tidy_text(join_words(names), ColumnKind.REFERENCES)
    assert split_words(cell) == names


@given(st.lists(_ROWS, max_size=4))
def test_contact_persons_in_one_cell(rows: list[dict[str, str]]) -> None:
    cell = tidy_text(write_contacts(rows), ColumnKind.LONG_TEXT)
    assert read_contacts(cell) == rows


@given(st.floats(-180, 180).map(lambda number: round(number, 7)))
def test_degrees(number: float) -> None:
    word = to_value(number, ColumnKind.NUMBER)
    assert float(str(_read(ColumnKind.NUMBER, word))) == number


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_days(day: date) -> None:
    assert _read(ColumnKind.DATE, to_value(day, ColumnKind.DATE)) == day.isoformat()


@given(st.datetimes(datetime(2000, 1, 1), datetime(2199, 12, 31)))  # noqa: DTZ001 - zone follows
def test_moments_to_the_second(naive: datetime) -> None:
    moment = naive.replace(tzinfo=_MOSCOW)
    word = to_value(moment, ColumnKind.MOMENT)
    assert _read(ColumnKind.MOMENT, word) == word


@given(st.lists(_WORDS, max_size=4))
def test_long_texts(lines: list[str]) -> None:
    text = "\n".join(lines).strip()
    assert _read(ColumnKind.LONG_TEXT, text) == text
