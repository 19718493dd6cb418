"""Is a file that cannot be read refused in words, and does nothing but its reader suffer?"""

import io
import resource
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from naryad.spreadsheets.files_in import limits
from naryad.spreadsheets.files_in.opening import Kind, sniff
from naryad.spreadsheets.files_in.reading_file import reading
from naryad.spreadsheets.files_in.refusals import (
    CellTooLong,
    Damaged,
    EmptyFile,
    FileTooBig,
    HasPassword,
    NoTable,
    QuoteWithoutEnd,
    TooManyCells,
    TooManyColumns,
    TooManyRows,
    TooMuchText,
    TooMuchToRead,
    UnpacksTooBig,
    UnreadableFile,
    WebPage,
)
from naryad.spreadsheets.states import Format
from tests.spreadsheets.books import (
    number_cell,
    read,
    row_of,
    sheet_of,
    write_ours,
    write_text,
    write_xlsx,
)
from tests.spreadsheets.old_books import write_xls

READER = "naryad.spreadsheets.files_in.reading_child"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def _zip(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def _readers() -> list[psutil.Process]:
    """Those that this process has started: a database may have begun beneath it as well."""
    below = psutil.Process().children(recursive=True)
    return [each for each in below if READER in _words_of(each)]


def _words_of(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.NoSuchProcess:
        return []


def _far_cell(path: Path) -> Path:
    """Under six kilobytes, for which a decoder asks for 157 GB."""
    far = f'<row r="300000">{number_cell("XFD300000", "1")}</row>'
    return write_xlsx(path, sheet_of([row_of(1, A="Имя"), far]))


def _zip_bomb(path: Path) -> Path:
    return write_xlsx(path, sheet_of([]), more=[("xl/bomb.xml", bytes(300 * 1024 * 1024))])


def _huge(path: Path) -> Path:
    with path.open("wb") as file:
        file.truncate(limits.MOST_BYTES + 1)
    return path


def _entities(path: Path) -> Path:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    sheet = sheet_of(['<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>'])
    return write_xlsx(path, sheet.replace("?>", f"?>{bomb}", 1))


def _outside(path: Path) -> Path:
    secret = write_text(path.with_name("secret.txt"), "very secret")
    told = f'<!DOCTYPE x [<!ENTITY a SYSTEM "file://{secret}">]>'
    sheet = sheet_of(['<row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row>'])
    return write_xlsx(path, sheet.replace("?>", f"?>{told}", 1))


def _truncated(path: Path) -> Path:
    write_ours(path, Format.XLSX, [["a"], *[[number] for number in range(5_000)]])
    path.write_bytes(path.read_bytes()[:-3_000])
    return path


def _broken_inside(path: Path) -> Path:
    return write_xlsx(path, '<worksheet><sheetData><row r="1"><c r="A1"')


def _many_rows(path: Path) -> Path:
    cells = (f'<row r="{n}">{number_cell(f"A{n}", "1")}</row>' for n in range(1, 200_002))
    return write_xlsx(path, sheet_of(cells))


def _many_columns(path: Path) -> Path:
    return write_text(path, ";".join(["x"] * 501) + "\n")


def _many_cells(path: Path) -> Path:
    return write_text(path, (";".join("1" * 400) + "\n") * 10_001)


def _much_text(path: Path) -> Path:
    """Written once, named two million times."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    shared = f"<sst {main}><si><t>{'a' * 50_000}</t></si></sst>"
    row = "".join(f'<c r="{column}%d" t="s"><v>0</v></c>' for column in "ABCDEFGH")
    rows = (f'<row r="{n}">{row.replace("%d", str(n))}</row>' for n in range(1, 600))
    path = write_xlsx(path, sheet_of(rows))
    return _with_shared_strings(path, shared)


def _with_shared_strings(path: Path, shared: str) -> Path:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    told = io.BytesIO()
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(told, "w", zipfile.ZIP_DEFLATED) as now:
        for name in before.namelist():
            data = before.read(name)
            if name == "xl/_rels/workbook.xml.rels":
                link = f'<Relationship Id="rId9" Type="{kind}" Target="sharedStrings.xml"/>'
                data = data.replace(b"</Relationships>", f"{link}</Relationships>".encode())
            now.writestr(name, data)
        now.writestr("xl/sharedStrings.xml", shared)
    path.write_bytes(told.getvalue())
    return path


def _bytes(data: bytes) -> Callable[[Path], Path]:
    def write(path: Path) -> Path:
        path.write_bytes(data)
        return path

    return write


REFUSED: dict[str, tuple[Callable[[Path], Path], type[UnreadableFile]]] = {
    "nothing": (_bytes(b""), EmptyFile),
    "too many bytes": (_huge, FileTooBig),
    "a program": (_bytes(b"MZ\x90\x00\x03" + bytes(500)), NoTable),
    "a program without zeros": (_bytes(b"MZ what a program is not"), NoTable),
    "a paper": (_bytes(b"%PDF-1.7\n1 0 obj"), NoTable),
    "a picture": (_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64)), NoTable),
    "a page called xls": (_bytes(b"<html><table><tr><td>1</td></tr></table></html>"), WebPage),
    "xml called xls": (_bytes(b'<?xml version="1.0"?><Workbook/>'), WebPage),
    "a zero late in a text": (_bytes(b"a;b\n" * 9_000 + b"\x00"), NoTable),
    "a password": (_bytes(OLE + "EncryptedPackage".encode("utf-16-le")), HasPassword),
    "a password of an old book": (
        lambda path: write_xls(path, [["Имя"], ["Анна"]], locked=True),
        HasPassword,
    ),
    "an old letter": (_bytes(OLE + "WordDocument".encode("utf-16-le")), NoTable),
    "half an old book": (_bytes(OLE + "Workbook".encode("utf-16-le")), Damaged),
    "a zip of papers": (lambda path: _zip(path, letter=b"Dear"), NoTable),
    "half a zip": (_truncated, Damaged),
    "half a sheet": (_broken_inside, Damaged),
    "a zip bomb": (_zip_bomb, UnpacksTooBig),
    "two thousand files in one": (
        lambda path: _zip(path, **{f"n{number}": b"" for number in range(2_001)}),
        UnpacksTooBig,
    ),
    "a cell at the end of the world": (_far_cell, TooMuchToRead),
    "an entity that grows": (_entities, Damaged),
    "an entity from the disk": (_outside, Damaged),
    "too many rows": (_many_rows, TooManyRows),
    "too many columns": (_many_columns, TooManyColumns),
    "too many cells": (_many_cells, TooManyCells),
    "one text again and again": (_much_text, TooMuchText),
    "a quotation mark without an end": (
        lambda path: write_text(path, 'a;b\n1;2\n3;"' + "x\n" * 60_000),
        CellTooLong,
    ),
    "a quotation mark that nothing closes": (
        lambda path: write_text(path, 'a;b\n1;2\n3;"x\n4;5\n6;7\n'),
        QuoteWithoutEnd,
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_in_words_and_nothing_is_left(tmp_path: Path, what: str) -> None:
    write, refusal = REFUSED[what]
    path = write(tmp_path / "upload")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(refusal) as caught:
        read(path)
    assert "%" not in str(caught.value) and caught.value.field == "upload"
    assert sorted(tmp_path.iterdir()) == before
    assert _readers() == []


def test_a_text_has_no_limit_of_rows_but_its_cells(tmp_path: Path) -> None:
    path = write_text(tmp_path / "a.csv", "x\n" * (limits.MOST_ROWS + 5))
    assert len(read(path)) == limits.MOST_ROWS + 5


def test_a_stray_cell_far_below_is_read_with_the_table(tmp_path: Path) -> None:
    rows = [
        row_of(1, A="Имя"),
        row_of(2, A="Анна"),
        row_of(1_048_576, A=" "),
    ]
    assert read(write_xlsx(tmp_path / "a.xlsx", sheet_of(rows))) == [(1, ["Имя"]), (2, ["Анна"])]


def test_a_reader_that_is_killed_is_a_refusal_and_the_next_file_is_read(tmp_path: Path) -> None:
    path = write_text(tmp_path / "a.csv", "x;y\n" * 500_000)
    with pytest.raises(TooMuchToRead), reading(path, Kind.CSV) as table:
        next(table.pieces)
        (child,) = _readers()
        child.kill()
        list(table.pieces)
    assert read(write_text(tmp_path / "b.csv", "a\n")) == [(1, ["a"])]


def test_whoever_stops_reading_early_leaves_no_reader(tmp_path: Path) -> None:
    path = write_text(tmp_path / "a.csv", "x;y\n" * 500_000)
    with reading(path, Kind.CSV) as table:
        next(table.pieces)
    assert _readers() == []


def test_the_parent_keeps_its_own_limits(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_AS), resource.getrlimit(resource.RLIMIT_FSIZE)
    with pytest.raises(TooMuchToRead):
        read(_far_cell(tmp_path / "a.xlsx"))
    assert (
        resource.getrlimit(resource.RLIMIT_AS),
        resource.getrlimit(resource.RLIMIT_FSIZE),
    ) == before
    assert subprocess.run(["true"], check=False).returncode == 0


def test_a_hidden_book_of_many_kinds_is_told_apart(tmp_path: Path) -> None:
    path = write_ours(tmp_path / "a.exe", Format.ODS, [["a"], ["1"]])
    assert sniff(path) == Kind.ODS and read(path) == [(1, ["a"]), (2, ["1"])]
