"""How are rows written as xlsx, ods or csv, however many there are?

Rows come from a generator and go to the disk: what a writer holds does not grow with them. A sheet
takes 1,048,576 lines, so the next one goes on. Nothing that a cell holds is ever run: in a sheet it
is written as text, and in a csv a sign stands before it (see `_harmless`).
"""

import csv
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, islice
from pathlib import Path
from xml.sax.saxutils import escape

import rustpy_xlsxwriter

from naryad.spreadsheets.cells import Cell, Row
from naryad.spreadsheets.states import Format

# Below the line with the names of the columns.
ROWS_OF_A_SHEET = 1_048_575
_WIDTH = 22.0
_NAME_AT_MOST = 28
_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[+\-]?[\d\s().,-]+")


@dataclass(frozen=True, slots=True)
class Book:
    """`about` is asked when all rows are written: only then is it known how many they were."""

    name: str
    heads: Sequence[str]
    rows: Iterator[Row]
    total: int
    about_name: str
    about: Callable[[], Sequence[tuple[str, str]]]
    separator: str = ";"


def write_book(path: Path, book: Book, format: Format) -> None:
    {Format.XLSX: _write_xlsx, Format.ODS: _write_ods, Format.CSV: _write_csv}[format](path, book)


def _sheets(book: Book) -> Iterator[tuple[str, Iterator[Row]]]:
    """As many as the rows need; one, where there are none."""
    for number in range(max(1, -(-book.total // ROWS_OF_A_SHEET))):
        name = book.name[:_NAME_AT_MOST] + (f" {number + 1}" if number else "")
        yield name, islice(book.rows, ROWS_OF_A_SHEET)


def _write_xlsx(path: Path, book: Book) -> None:
    sheets: list[tuple[str, Iterable[Mapping[str, Cell]]]] = [
        (name, _records(book.heads, rows)) for name, rows in _sheets(book)
    ]
    names = [name for name, _rows in sheets]
    sheets.append((book.about_name, _about_records(book)))
    rustpy_xlsxwriter.write_worksheets(
        sheets,
        str(path),
        bold_headers=True,
        datetime_format="yyyy-mm-dd hh:mm",
        freeze_panes={name: {"row": 1, "col": 1} for name in names},
        column_width={"general": _WIDTH},
    )


def _records(heads: Sequence[str], rows: Iterable[Row]) -> Iterator[Mapping[str, Cell]]:
    """The library takes the names of columns from the first row: from an empty one without any."""
    empty = True
    for row in rows:
        empty = False
        yield dict(zip(heads, row, strict=True))
    if empty:
        yield dict.fromkeys(heads)


def _about_records(book: Book) -> Iterator[Mapping[str, Cell]]:
    for name, value in book.about():
        yield {book.about_name: name, " ": value}


def _write_csv(path: Path, book: Book) -> None:
    """With the mark by which Excel knows UTF-8, and the separator it expects in the language."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file, delimiter=book.separator)
        lines.writerow(book.heads)
        for row in book.rows:
            lines.writerow([_say(cell) for cell in row])


def _say(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="minutes")
    if isinstance(cell, str):
        return _harmless(cell)
    return "" if cell is None else str(cell)


def _harmless(text: str) -> str:
    """What a program would run as a formula begins with an apostrophe, and so does what looks like
    one of these already: thus files_in/csv_in.py can take away exactly what was put. A phone number
    begins with a plus and is no formula."""
    is_formula = _FORMULA.match(text) and not _NUMBER.fullmatch(text)
    return f"'{text}" if is_formula else text


_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{of}:1.0"'
    for name, of in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
    )
)
_STYLES = (
    '<office:automatic-styles><number:date-style style:name="N1">'
    '<number:year number:style="long"/><number:text>-</number:text>'
    '<number:month number:style="long"/><number:text>-</number:text>'
    '<number:day number:style="long"/></number:date-style>'
    '<number:date-style style:name="N2">'
    '<number:year number:style="long"/><number:text>-</number:text>'
    '<number:month number:style="long"/><number:text>-</number:text>'
    '<number:day number:style="long"/><number:text> </number:text>'
    '<number:hours number:style="long"/><number:text>:</number:text>'
    '<number:minutes number:style="long"/></number:date-style>'
    '<style:style style:name="D" style:family="table-cell" style:data-style-name="N1"/>'
    '<style:style style:name="M" style:family="table-cell" style:data-style-name="N2"/>'
    "</office:automatic-styles>"
)
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest manifest:version="1.2" '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def _write_ods(path: Path, book: Book) -> None:
    """No library writes ods row by row: all that we looked at hold the whole book in memory."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book_file:
        book_file.writestr(zipfile.ZipInfo("mimetype"), _ODS)
        book_file.writestr("META-INF/manifest.xml", _MANIFEST)
        with book_file.open("content.xml", "w", force_zip64=True) as content:
            for part in _ods_content(book):
                content.write(part.encode())


def _ods_content(book: Book) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMESPACES} '
    yield f'office:version="1.2">{_STYLES}<office:body><office:spreadsheet>'
    for name, rows in _sheets(book):
        yield from _ods_table(name, chain([book.heads], rows))
    yield from _ods_table(book.about_name, (row for row in book.about()))
    yield "</office:spreadsheet></office:body></office:document-content>"


def _ods_table(name: str, rows: Iterable[Row]) -> Iterator[str]:
    yield f'<table:table table:name="{escape(name, {chr(34): "&quot;"})}">'
    for row in rows:
        yield f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"
    yield "</table:table>"


def _ods_cell(cell: Cell) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, datetime):
        return _ods_moment(cell.isoformat(timespec="seconds"), "M")
    if isinstance(cell, date):
        return _ods_moment(cell.isoformat(), "D")
    if isinstance(cell, int | float):
        value = f'office:value-type="float" office:value="{cell!r}"'
        return f"<table:table-cell {value}><text:p>{cell!r}</text:p></table:table-cell>"
    lines = "".join(f"<text:p>{_ods_text(line)}</text:p>" for line in cell.split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def _ods_moment(said: str, style: str) -> str:
    value = f'office:value-type="date" office:date-value="{said}" table:style-name="{style}"'
    return f"<table:table-cell {value}><text:p>{said}</text:p></table:table-cell>"


def _ods_text(line: str) -> str:
    """The format folds blanks, unless each is said."""
    said = escape(line.replace("\r", "")).replace("\t", "<text:tab/>")
    return re.sub("^ | (?= )| $", "<text:s/>", said)
