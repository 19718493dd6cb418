"""How does a test read what was printed?"""

import io
import json
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

import typst
import zxingcpp
from PIL import Image

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.S)
_TARGETS = re.compile(rb"<[0-9A-Fa-f]+> *<([0-9A-Fa-f]+)>")


@dataclass(frozen=True)
class Read:
    """A code that another program has read, and how large it is, in pixels."""

    text: str
    side: int


def read_picture(picture: bytes) -> list[Read]:
    """By a decoder that knows nothing of us, in shades of gray as a camera has them."""
    with Image.open(io.BytesIO(picture)) as image:
        found = zxingcpp.read_barcodes(image.convert("L"), formats=zxingcpp.BarcodeFormat.QRCode)
    return [Read(each.text, each.position.top_right.x - each.position.top_left.x) for each in found]


def paper_of(pdf: bytes, *, page: int, dpi: int) -> bytes:
    """A page of a PDF as a printer puts it down."""
    program = (
        "#set page(width: 210mm, height: 297mm, margin: 0mm)\n"
        f'#image(bytes(json("pdf.json")), format: "pdf", page: {page})'
    )
    files = {"main.typ": program.encode(), "pdf.json": json.dumps(list(pdf)).encode()}
    made = typst.compile(files, format="png", ppi=dpi)  # type: ignore[call-overload]
    assert isinstance(made, bytes)
    return made


def letters_of(pdf: bytes) -> set[str]:
    """Which letters whoever searches or copies the text of a PDF gets."""
    found: set[str] = set()
    for targets in map(_TARGETS.findall, _streams(pdf)):
        found |= {bytes.fromhex(each.decode()).decode("utf-16-be", "ignore") for each in targets}
    return set("".join(found))


def _streams(pdf: bytes) -> Iterable[bytes]:
    for packed in _STREAM.findall(pdf):
        try:
            yield zlib.decompress(packed)
        except zlib.error:
            continue
