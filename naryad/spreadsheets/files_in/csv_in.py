"""Which rows stand in a text with separators, in whatever alphabet and with whatever separator?

Runs in the child that reads: only the standard library is imported.
"""

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from naryad.spreadsheets.files_in.limits import LONGEST_CELL

SEPARATORS = (";", ",", "\t", "|")
_SAMPLE = 65_536
_PIECE = 1 << 20
_NEARLY_ALL = 0.9
_SAID = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
# As writing.py makes it harmless; see there.
_HARMLESS = re.compile(r"'+[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[+\-]?[\d\s().,-]+")


class BrokenText(Exception):
    """`code`: a class of refusals.py; `line`: of which row, as a spreadsheet counts them."""

    def __init__(self, code: str, line: int) -> None:
        super().__init__(code)
        self.code, self.line = code, line


def read_csv(path: Path) -> Iterator[tuple[int, Sequence[str]]]:
    """Number and cells of each row, as they flow by; empty rows count. Raises BrokenText for a
    cell without an end, at the end of the file at the latest, ValueError for what is no text."""
    with path.open(encoding=find_encoding(path), newline="", errors="replace") as file:
        first = file.readline(_SAMPLE)
        said = _SAID.fullmatch(first)
        sample = file.read(_SAMPLE) if said else first + file.read(_SAMPLE)
        separator = said.group(1) if said else find_separator(sample)
        file.seek(0)
        lines = iter(file)
        if said:
            next(lines)
        yield from _read(lines, separator)


def _read(lines: Iterator[str], separator: str) -> Iterator[tuple[int, Sequence[str]]]:
    csv.field_size_limit(LONGEST_CELL)
    line, text = 0, _Lines(lines)
    try:
        for line, cells in enumerate(csv.reader(text, delimiter=separator), start=1):
            if text.is_over:
                # It was still looking for the end of this row, and took the rest for one cell.
                raise BrokenText("QuoteWithoutEnd", line)
            yield line, [_as_written(cell) for cell in cells]
    except csv.Error:
        raise BrokenText("CellTooLong", line + 1) from None


class _Lines:
    """`is_over`: somebody has asked for one more than there are."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines, self.is_over = lines, False

    def __iter__(self) -> Iterator[str]:
        yield from self._lines
        self.is_over = True


def _as_written(cell: str) -> str:
    """Without the sign that we ourselves put before what looks like a formula."""
    if cell.startswith("'") and _HARMLESS.match(cell) and not _NUMBER.fullmatch(cell[1:]):
        return cell[1:]
    return cell


def find_encoding(path: Path) -> str:
    """By the mark at its beginning; else UTF-8 when all of it is, else Windows-1251. Raises
    ValueError for bytes that no text holds."""
    with path.open("rb") as file:
        head = file.read(4)
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    decoder, is_utf_8 = codecs.getincrementaldecoder("utf-8")(), True
    with path.open("rb") as file:
        for piece in chain(iter(lambda: file.read(_PIECE), b""), [b""]):
            if b"\x00" in piece:
                raise ValueError("No text holds a zero.")
            if is_utf_8:
                is_utf_8 = _decodes(decoder, piece)
    return "utf-8" if is_utf_8 else "cp1251"


def _decodes(decoder: codecs.IncrementalDecoder, piece: bytes) -> bool:
    try:
        decoder.decode(piece, final=not piece)
    except UnicodeDecodeError:
        return False
    return True


def find_separator(sample: str) -> str:
    """The one that cuts most rows into equally many cells, and more than one. It stands in the
    heads, too; where it does not, the first row is a title, and nearly all others must have it."""
    best, best_score = SEPARATORS[0], (0.0, 0)
    for separator in SEPARATORS:
        score = _rate(sample, separator)
        if score > best_score:
            best, best_score = separator, score
    return best


def _rate(sample: str, separator: str) -> tuple[float, int]:
    lines = sample.splitlines(keepends=True)
    # The last one may be cut.
    whole = lines[:-1] if len(lines) > 1 and len(sample) >= _SAMPLE else lines
    try:
        widths = [len(row) for row in csv.reader(whole, delimiter=separator) if any(row)]
    except csv.Error:
        return 0.0, 0
    counted = Counter(width for width in widths if width > 1)
    if not counted:
        return 0.0, 0
    width, times = max(counted.items(), key=lambda each: (each[1], each[0]))
    share = times / len(widths)
    return (0.0, 0) if widths[0] == 1 and share < _NEARLY_ALL else (share, width)
