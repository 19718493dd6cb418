"""How is an old binary book written, small enough to be read by eye?

A compound file of one stream, "Workbook", in which records follow each other: number, length, data.
"""

import struct
from collections.abc import Sequence
from pathlib import Path

_SECTOR, _LEAST = 512, 4_096
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def write_xls(path: Path, rows: Sequence[Sequence[str | float]], *, locked: bool = False) -> Path:
    stream = _workbook(rows, locked=locked)
    stream += bytes(max(_LEAST, -(-len(stream) // _SECTOR) * _SECTOR) - len(stream))
    count = len(stream) // _SECTOR
    chain = [_TABLE, _END, *range(3, count + 2), _END]
    table = struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))
    folder = _entry("Root Entry", 5, child=1, start=_END, size=0)
    folder += _entry("Workbook", 2, child=_FREE, start=2, size=len(stream)) + bytes(256)
    path.write_bytes(_header() + table + folder + stream)
    return path


def _header() -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, _LEAST, _END, 0, _END, 0)
    return head + struct.pack("<109I", 0, *[_FREE] * 108)


def _entry(name: str, kind: int, *, child: int, start: int, size: int) -> bytes:
    letters = name.encode("utf-16-le")
    said = letters.ljust(64, b"\x00") + struct.pack("<HBB", len(letters) + 2, kind, 1)
    return said + struct.pack("<III16xI16xIQ", _FREE, _FREE, child, 0, start, size)


def _workbook(rows: Sequence[Sequence[str | float]], *, locked: bool) -> bytes:
    texts = list(dict.fromkeys(cell for row in rows for cell in row if isinstance(cell, str)))
    strings = struct.pack("<II", len(texts), len(texts))
    for text in texts:
        strings += struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")
    begin = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0xDBB, 0x7CC, 0, 6))
    if locked:
        begin += _record(0x2F, struct.pack("<H", 1) + bytes(52))
    begin += _record(0x42, struct.pack("<H", 0x4B0))
    rest = _record(0xFC, strings) + _record(0x0A, b"")
    name = b"\x02\x00S1"
    offset = len(begin) + 4 + 6 + len(name) + len(rest)
    begin += _record(0x85, struct.pack("<IBB", offset, 0, 0) + name)
    return begin + rest + _sheet(rows, texts)


def _sheet(rows: Sequence[Sequence[str | float]], texts: Sequence[str]) -> bytes:
    width = max(map(len, rows))
    made = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0xDBB, 0x7CC, 0, 6))
    made += _record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    for line, row in enumerate(rows):
        for column, cell in enumerate(row):
            place = struct.pack("<HHH", line, column, 0)
            if isinstance(cell, str):
                made += _record(0xFD, place + struct.pack("<I", texts.index(cell)))
            else:
                made += _record(0x203, place + struct.pack("<d", cell))
    return made + _record(0x0A, b"")


def _record(number: int, data: bytes) -> bytes:
    return struct.pack("<HH", number, len(data)) + data
