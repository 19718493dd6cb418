"""Is this a file that a table can be read from, and of which kind is it?

Told by what stands in it, never by its name. Nothing is unpacked here: only marks and tables of
contents are read.
"""

import mmap
import zipfile
from enum import StrEnum
from pathlib import Path

from naryad.files.contents import is_markup, is_text
from naryad.spreadsheets.files_in import limits
from naryad.spreadsheets.files_in.refusals import (
    Damaged,
    EmptyFile,
    FileTooBig,
    HasPassword,
    NoTable,
    UnpacksTooBig,
    WebPage,
)

_ZIP, _END_OF_ZIP = b"PK\x03\x04", b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_NOT_TEXT = (b"%PDF-", rb"{\rtf", b"MZ", b"\x7fELF")
_ODS = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_HEAD = 8_192
_MOST_CONTENTS = 1 << 20


class Kind(StrEnum):
    """XLS stands for the old binary books, XLSX and XLSB for the newer ones, with macros or
    without: none of it is run."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"


def sniff(path: Path) -> Kind:
    """Raises an UnreadableFile that says what to do instead."""
    size = path.stat().st_size
    if not size:
        raise EmptyFile
    if size > limits.MOST_BYTES:
        raise FileTooBig
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(_ZIP):
        return _look_into_zip(path, head)
    if head.startswith(_OLE):
        return _look_into_old(path)
    return _look_at_text(head)


def _look_at_text(head: bytes) -> Kind:
    if is_markup(head) or head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<?xml"):
        raise WebPage
    if head.startswith(_NOT_TEXT):
        raise NoTable
    if not head.startswith(_UTF_16) and not is_text(head):
        raise NoTable
    return Kind.CSV


def _look_into_old(path: Path) -> Kind:
    """A compound file: an old book, or a newer one inside a safe with a password."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as held:
        if held.find("EncryptedPackage".encode("utf-16-le")) >= 0:
            raise HasPassword
        if any(held.find(name.encode("utf-16-le")) >= 0 for name in ("Workbook", "Book")):
            return Kind.XLS
    raise NoTable


def _look_into_zip(path: Path, head: bytes) -> Kind:
    entries = _list_entries(path)
    names = {entry.filename for entry in entries}
    if len(entries) > limits.MOST_ENTRIES:
        raise UnpacksTooBig
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, path.stat().st_size)
    is_dense = unpacked > limits.DENSE_FROM and unpacked / packed > limits.MOST_DENSE
    if unpacked > limits.MOST_UNPACKED or is_dense:
        raise UnpacksTooBig
    if any(entry.flag_bits & 1 for entry in entries):
        raise HasPassword
    if _ODS in head[:200] and "content.xml" in names:
        return Kind.ODS
    if "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names):
        return Kind.XLSB if "xl/workbook.bin" in names else Kind.XLSX
    raise NoTable


def _list_entries(path: Path) -> list[zipfile.ZipInfo]:
    """Raises UnpacksTooBig before a table of contents without measure is read, Damaged where there
    is none."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 66_000))
        tail = file.read()
    end = tail.rfind(_END_OF_ZIP)
    if end < 0:
        raise Damaged
    if int.from_bytes(tail[end + 12 : end + 16], "little") > _MOST_CONTENTS:
        raise UnpacksTooBig
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError):
        raise Damaged from None
