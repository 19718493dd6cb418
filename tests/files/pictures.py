"""Which pictures do the tests upload?"""

import io
import struct
import zlib
from random import Random

from PIL import Image

RED = (200, 30, 30)


def png(width: int = 64, height: int = 48) -> bytes:
    return _encode(Image.new("RGB", (width, height), RED), "PNG")


def photo_with_place() -> bytes:
    """A JPEG 60 wide and 40 high whose camera says "turned by 90°", with a maker and a place."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "SECRETMAKER"
    exif[0x8825] = {1: "N", 2: (55.0, 45.0, 0.0)}
    return _encode(Image.new("RGB", (60, 40), RED), "JPEG", exif=exif)


def gravel(side: int) -> bytes:
    """Where no pixel is like the next one: nothing weighs more. The same in every run."""
    noise = Random(side).randbytes(side * side * 3)
    return _encode(Image.frombytes("RGB", (side, side), noise), "PNG")


def size_of(picture: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(picture)) as opened:
        return opened.size


def animation() -> bytes:
    frames = [Image.new("RGB", (32, 32), color) for color in (RED, (0, 0, 255), (0, 255, 0))]
    return _encode(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=50)


def bomb(side: int = 12_000) -> bytes:
    """A few kilobytes that would fill half a gigabyte."""
    rows = zlib.compress(bytes(1 + (side + 7) // 8) * side, 9)
    return _png(side, rows, bits=1, color=0)


def deepest(side: int) -> bytes:
    """As many bytes a pixel as the decoder ever holds: color and transparency."""
    packer, row = zlib.compressobj(1), bytes(1 + 4 * side)
    rows = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    return _png(side, rows, bits=8, color=6)


def _png(side: int, rows: bytes, *, bits: int, color: int) -> bytes:
    head = struct.pack(">IIBBBBB", side, side, bits, color, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _encode(image: Image.Image, kind: str, **options: object) -> bytes:
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()
