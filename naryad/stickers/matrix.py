"""Which squares of a printed code are dark?"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from qrcode.constants import (
    ERROR_CORRECT_H,
    ERROR_CORRECT_L,
    ERROR_CORRECT_M,
    ERROR_CORRECT_Q,
)
from qrcode.main import QRCode

# How much of a code may be dirty or torn: 7, 15, 25 and 30 of 100.
CORRECTIONS = {
    "L": ERROR_CORRECT_L,
    "M": ERROR_CORRECT_M,
    "Q": ERROR_CORRECT_Q,
    "H": ERROR_CORRECT_H,
}


@dataclass(frozen=True, slots=True)
class Matrices:
    """`modules` on a side of each; `bits`: theirs in hexadecimal, row by row."""

    modules: int
    bits: list[str]


def make_matrices(texts: Sequence[str], correction: str) -> Matrices:
    """Of texts that are as long as each other, as addresses of codes are. Which mask is best is
    asked of the first alone: it takes seven times as long as the code, and any can be read."""
    if not texts:
        return Matrices(0, [])
    first = _encode(texts[0], correction, mask=None)
    mask = first.best_mask_pattern()
    codes = [_encode(text, correction, mask=mask) for text in texts]
    return Matrices(first.modules_count, [_pack(code) for code in codes])


@lru_cache(maxsize=256)
def count_modules(text: str, correction: str) -> int:
    return int(_encode(text, correction, mask=0).modules_count)


def _encode(text: str, correction: str, *, mask: int | None) -> QRCode:
    code = QRCode(error_correction=CORRECTIONS[correction], border=0, mask_pattern=mask)
    code.add_data(text, optimize=0)
    code.make()
    return code


def _pack(code: QRCode) -> str:
    bits = "".join("1" if dark else "0" for row in code.get_matrix() for dark in row)
    return f"{int(bits, 2):x}"
