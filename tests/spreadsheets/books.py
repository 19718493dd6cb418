"""With which files, honest and hostile, is reading tried?"""

import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from naryad.spreadsheets.files_in.merged_cells import fill_across
from naryad.spreadsheets.files_in.opening import sniff
from naryad.spreadsheets.files_in.reading_file import reading
from naryad.spreadsheets.states import Format
from naryad.spreadsheets.writing import Book, write_book

Rows = list[tuple[int, list[str]]]
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_TYPES = (
    f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def read(path: Path, *, sheet: str = "") -> Rows:
    """All rows, as an import gets them."""
    with reading(path, sniff(path), sheet=sheet) as table:
        return [(line, cells) for piece in table.pieces for line, cells in piece]


def heads_of(path: Path, line: int) -> list[str]:
    with reading(path, sniff(path)) as table:
        cells = dict(each for piece in table.pieces for each in piece)[line]
        return fill_across(line, cells, table.across)


def write_text(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def write_ours(path: Path, format: Format, rows: Sequence[Sequence[object]]) -> Path:
    """As our own exports are written."""
    heads, *body = rows
    book = Book(
        name="Rows",
        heads=[str(head) for head in heads],
        rows=iter(body),  # type: ignore[arg-type]
        total=len(body),
        about_name="About",
        about=lambda: [("What", "a test")],
    )
    write_book(path, book, format)
    return path


def sheet_of(rows: Iterable[str], after: str = "") -> str:
    data = f"<sheetData>{''.join(rows)}</sheetData>"
    return f'{_XML}<worksheet xmlns="{_MAIN}">{data}{after}</worksheet>'


def row_of(number: int, **texts: str) -> str:
    """Column → its text."""
    cells = "".join(text_cell(f"{column}{number}", text) for column, text in texts.items())
    return f'<row r="{number}">{cells}</row>'


def text_cell(reference: str, text: str) -> str:
    said = f'<is><t xml:space="preserve">{escape(text)}</t></is>'
    return f'<c r="{reference}" t="inlineStr">{said}</c>'


def number_cell(reference: str, number: str) -> str:
    return f'<c r="{reference}"><v>{number}</v></c>'


def write_day(path: Path, serial: str) -> Path:
    """A number that its style shows as a day, as sheets keep days."""
    cell = f'<row r="1"><c r="A1" s="1"><v>{serial}</v></c></row>'
    formats = '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    styles = f'{_XML}<styleSheet xmlns="{_MAIN}">{formats}</styleSheet>'
    return write_xlsx(path, sheet_of([cell]), more=[("xl/styles.xml", styles.encode())])


def write_xlsx(
    path: Path, *sheets: str, states: Sequence[str] = (), more: Sequence[tuple[str, bytes]] = ()
) -> Path:
    """From the XML of its sheets, so that it may say whatever a stranger's file may say."""
    numbers = range(1, len(sheets) + 1)
    named = "".join(
        f'<sheet name="S{number}" sheetId="{number}" r:id="rId{number}"'
        f"{states[number - 1] if states else ''}/>"
        for number in numbers
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" '
        f'Target="worksheets/sheet{number}.xml"/>'
        for number in numbers
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr(
            "_rels/.rels",
            f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
            f"<sheets>{named}</sheets></workbook>",
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
        )
        for number, sheet in zip(numbers, sheets, strict=True):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", sheet)
        for name, data in more:
            archive.writestr(name, data)
    return path
