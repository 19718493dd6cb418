"""How is a file written once more with what is wrong in it, to be mended and read in again?"""

import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import IO
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.core.labels import Label
from naryad.spreadsheets.cells import LONGEST, Row
from naryad.spreadsheets.import_visibility import rows_visible_to, take_own_import
from naryad.spreadsheets.models import Import, ImportRow
from naryad.spreadsheets.states import Format, RowState
from naryad.spreadsheets.writing import Book, write_book

# The head of the column that is ours, in both languages: nothing is read from it.
REMARK_HEADS = ("Замечания", "Remarks")
_FAULTY = Q(state__in=(RowState.ERROR, RowState.REFUSED)) | ~Q(remarks=[])
_AT_ONCE, _LETTERS = 2_000, 26


def name_column(index: int) -> str:
    """As the sheets call it: A, Z, AA."""
    name, rest = "", index + 1
    while rest:
        rest, letter = divmod(rest - 1, _LETTERS)
        name = chr(ord("A") + letter) + name
    return name


def write_remarks(
    import_id: int, *, only_faulty: bool, by: Actor, at: datetime
) -> tuple[IO[bytes], str]:
    """The copy, to be read once, for it is kept nowhere; and its name. In the active language.
    Raises NotVisible for what is not one's own."""
    run = take_own_import(import_id, by=by)
    found = rows_visible_to(by).filter(run=run)
    rows = found.filter(_FAULTY) if only_faulty else found
    book = Book(
        name=_("Rows"),
        heads=[*_name_heads(run), _("Remarks")],
        rows=_write_rows(run, rows.order_by("line").iterator(chunk_size=_AT_ONCE)),
        total=rows.count(),
        about_name=_("About this file"),
        about=lambda: _say_about(run, at=at),
    )
    stem = Path(run.file_name).stem or _("Pasted rows")
    return _write_and_open(book), f"{stem} – {_('remarks')}.xlsx"


def _write_and_open(book: Book) -> IO[bytes]:
    """Its name is gone from the disk already, and the bytes go with whoever reads them."""
    with tempfile.TemporaryDirectory(prefix="naryad-remarks-") as folder:
        path = Path(folder) / "remarks"
        write_book(path, book, Format.XLSX)
        return path.open("rb")


def _name_heads(run: Import) -> list[str]:
    """As the file has them, so that its columns are known again; no two alike, and none empty."""
    names: list[str] = []
    for index, column in enumerate(run.columns):
        name = str(column["head"]) or name_column(index)
        while name in names or name in REMARK_HEADS:
            name = f"{name}*"
        names.append(name)
    return names


def _write_rows(run: Import, rows: Iterator[ImportRow]) -> Iterator[Row]:
    width = len(run.columns)
    for line, row in enumerate(rows, start=2):
        cells = [*map(str, row.cells), *[""] * width][:width]
        for index, text in row.fixed.items():
            if int(index) < width:
                cells[int(index)] = str(text)
        whole = [cell[:LONGEST] or None for cell in cells]
        yield [*whole, _say_remarks(run, row, cells, line)]


def _say_remarks(run: Import, row: ImportRow, cells: Sequence[str], line: int) -> str | None:
    """Which cell of this copy is meant, and what is wrong with it."""
    said = [
        _say(run, remark["column"], str(Label(remark["message"])), line) for remark in row.remarks
    ]
    # A text with separators may hold more than a workbook takes.
    cut = _("Cut here: a cell of a workbook takes %(most)s characters.") % {"most": LONGEST}
    said += [_say(run, place, cut, line) for place, cell in enumerate(cells) if len(cell) > LONGEST]
    return "\n".join(said)[:LONGEST] or None


def _say(run: Import, column: int | None, message: str, line: int) -> str:
    if column is None or column >= len(run.columns):
        return message
    head = run.columns[column]["head"]
    cell = f"{name_column(column)}{line}"
    return f"{head} ({cell}): {message}" if head else f"{cell}: {message}"


def _say_about(run: Import, *, at: datetime) -> Sequence[tuple[str, str]]:
    moment = at.astimezone(ZoneInfo(run.zone))
    return [
        (_("File"), run.file_name or _("Pasted rows")),
        (_("Sheet"), run.sheet or "–"),
        (_("When"), f"{moment:%Y-%m-%d %H:%M} ({run.zone})"),
        (_("What to do"), _("Mend the cells that the last column names and import this file.")),
    ]
