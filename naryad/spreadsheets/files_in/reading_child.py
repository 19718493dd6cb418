"""Which rows stand in this file? Run as a program of its own, under limits.

Arguments are a path, its kind and a sheet (empty: the first one that is filled). On the standard
output go lines of JSON: first what the book is, then its rows in pieces, last how it ended. The
decoders are the likeliest place for a hostile file to do harm; they may take this process along,
and nothing else.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from naryad.core.limited_child import limit
from naryad.spreadsheets.files_in import limits
from naryad.spreadsheets.files_in.csv_in import BrokenText, read_csv
from naryad.spreadsheets.files_in.merged_cells import fill_down, split_ranges
from naryad.spreadsheets.files_in.texts_of_cells import clean, say_cell

Line = tuple[int, list[str]]
# A piece is so many rows, or what is just longer than so many characters.
_ROWS, _CHARACTERS = 1_000, 1_000_000


class Refused(Exception):
    """`code`: a class of refusals.py."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def main() -> None:
    path, kind, sheet = sys.argv[1:]
    limit(memory=limits.MOST_MEMORY, seconds=limits.MOST_SECONDS)
    try:
        _read(Path(path), kind, sheet)
        _tell({"end": True})
    except Refused as refused:
        _tell({"refusal": refused.code, "values": refused.values})
    except BrokenText as broken:
        _tell({"refusal": broken.code, "values": {"line": broken.line}})
    except MemoryError:
        _tell({"refusal": "TooMuchToRead", "values": {}})
    except PasswordError:
        _tell({"refusal": "HasPassword", "values": {}})
    except (CalamineError, ValueError, OSError):
        # A text that is none has no words of its own: it is no table.
        _tell({"refusal": "NoTable" if kind == "csv" else "Damaged", "values": {}})
    except BaseException as broken:
        # So the decoder says that it has met what it holds impossible.
        if type(broken).__name__ != "PanicException":
            raise
        _tell({"refusal": "Damaged", "values": {}})


def _read(path: Path, kind: str, sheet: str) -> None:
    if kind == "csv":
        _tell({"sheets": [], "sheet": "", "across": []})
        texts = ((line, [clean(cell) for cell in cells]) for line, cells in read_csv(path))
        _pour(texts, most_rows=None)
        return
    book = CalamineWorkbook.from_path(str(path))
    names = _name_sheets(book)
    chosen = _choose(book, names, sheet)
    table = book.get_sheet_by_name(chosen)
    down, across = split_ranges(table.merged_cell_ranges or [])
    _tell({"sheets": names, "sheet": chosen, "across": across})
    _pour(fill_down(_rows_of(table), down), most_rows=limits.MOST_ROWS)


def _name_sheets(book: CalamineWorkbook) -> list[str]:
    """A hidden one holds lists to choose from, as a rule."""
    every = book.sheets_metadata
    shown = [each.name for each in every if each.visible == SheetVisibleEnum.Visible]
    return shown or [each.name for each in every]


def _choose(book: CalamineWorkbook, names: Sequence[str], sheet: str) -> str:
    if sheet:
        if sheet not in names:
            raise Refused("NoSuchSheet")
        return sheet
    if not names:
        raise Refused("NoTable")
    return next((name for name in names if book.get_sheet_by_name(name).height), names[0])


def _rows_of(table: Any) -> Iterator[Line]:
    """Counted as the spreadsheet counts them: what is empty above or left of the table too."""
    if table.start is None:
        return
    top, left = table.start
    missing = [""] * left
    for number, cells in enumerate(table.iter_rows(), start=1):
        if number > top:
            yield number, missing + [say_cell(cell) for cell in cells]


def _pour(rows: Iterable[tuple[int, list[str]]], *, most_rows: int | None) -> None:
    """Empty rows and what is empty at the end of one are left out."""
    measured = Measured(most_rows)
    piece: list[Line] = []
    letters = 0
    for line, given in rows:
        cells = _without_empty_end(given)
        if not cells:
            continue
        letters += measured.add(line, cells)
        piece.append((line, cells))
        if len(piece) >= _ROWS or letters >= _CHARACTERS:
            _tell(piece)
            piece, letters = [], 0
    _tell(piece)


def _without_empty_end(cells: list[str]) -> list[str]:
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return cells[:end]


@dataclass
class Measured:
    """What has been read so far."""

    most_rows: int | None
    rows: int = 0
    cells: int = 0
    letters: int = 0

    def add(self, line: int, cells: Sequence[str]) -> int:
        """The letters of one more row. Raises Refused where it is too much."""
        lengths = [len(cell) for cell in cells]
        self.rows, self.cells = self.rows + 1, self.cells + len(cells)
        self.letters += sum(lengths)
        if len(cells) > limits.MOST_COLUMNS:
            raise Refused("TooManyColumns", line=line)
        if max(lengths) > limits.LONGEST_CELL:
            raise Refused("CellTooLong", line=line)
        if self.most_rows is not None and self.rows > self.most_rows:
            raise Refused("TooManyRows")
        if self.cells > limits.MOST_CELLS:
            raise Refused("TooManyCells")
        if self.letters > limits.MOST_CHARACTERS:
            raise Refused("TooMuchText")
        return sum(lengths)


def _tell(said: Any) -> None:
    sys.stdout.buffer.write(orjson.dumps(said) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
