"""How is a QR code drawn, so that a page needs neither a script nor a style for it?"""

from dataclasses import dataclass

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode


@dataclass(frozen=True, slots=True)
class Drawing:
    """The `d` of an SVG path, in a square of `size` modules with its quiet margin."""

    size: int
    path: str


def draw_qr(text: str) -> Drawing:
    code = QRCode(error_correction=ERROR_CORRECT_M, border=4)
    code.add_data(text)
    rows = code.get_matrix()
    dark = ((x, y) for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark)
    return Drawing(len(rows), "".join(f"M{x} {y}h1v1h-1z" for x, y in dark))
