"""Which harmless pictures stand in these bytes? Run as a program of its own, under limits.

Bytes come on the standard input; on the standard output goes one line of JSON and, when that says
so, the picture as WebP, once for each of the sizes asked for. Decoders are the likeliest place for
a hostile file to do harm, so they run here: with little memory and time, without the environment,
unable to write a file.
"""

import io
import json
import sys
import warnings
from collections.abc import Sequence
from typing import Any

from PIL import Image, ImageOps

from naryad.core.limited_child import limit

MOST_PIXELS = 40_000_000
MOST_MEMORY = 1 << 30
MOST_SECONDS = 10
QUALITY = 82
# A likeness of at most so many pixels is for tiles and for strangers on slow lines: what is still
# heavy, as gravel and leaves are, loses of its looks until it is light.
SMALL, MOST_SMALL_BYTES = 512, 80_000
WORSE = (60, 40, 20)


def main() -> None:
    sides = [int(side) for side in sys.argv[1:]]
    limit(memory=MOST_MEMORY, seconds=MOST_SECONDS)
    try:
        pictures, answer = reencode(sys.stdin.buffer.read(), sides=sides)
    except TooManyPixels:
        pictures, answer = b"", {"refusal": "pixels"}
    except (OSError, ValueError, SyntaxError, MemoryError, Image.DecompressionBombError):
        pictures, answer = b"", {"refusal": "broken"}
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + pictures)


class TooManyPixels(Exception):
    pass


def reencode(upload: bytes, *, sides: Sequence[int]) -> tuple[bytes, dict[str, Any]]:
    """The first frame, upright, with nothing else of the original: at most so many pixels long,
    the longest first, one behind the other."""
    warnings.simplefilter("ignore")
    with Image.open(io.BytesIO(upload), formats=["JPEG", "PNG", "WEBP", "GIF"]) as image:
        if image.width * image.height > MOST_PIXELS:
            raise TooManyPixels
        image.draft("RGB", (sides[0], sides[0]))
        image.seek(0)
        picture = upright(image)
    encoded, told = [], []
    for side in sides:
        picture.thumbnail((side, side), Image.Resampling.LANCZOS)
        encoded.append(encode(picture))
        told.append({"width": picture.width, "height": picture.height, "size": len(encoded[-1])})
    return b"".join(encoded), {"pictures": told}


def upright(image: Image.Image) -> Image.Image:
    """Turned as its camera says, in plain colors; transparency stays."""
    turned = ImageOps.exif_transpose(image)
    has_alpha = turned.mode in ("RGBA", "LA", "PA") or "transparency" in turned.info
    return turned.convert("RGBA" if has_alpha else "RGB")


def encode(picture: Image.Image) -> bytes:
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    encoded = write(bare, QUALITY)
    for quality in WORSE:
        if len(encoded) <= MOST_SMALL_BYTES or max(bare.size) > SMALL:
            break
        encoded = write(bare, quality)
    return encoded


def write(picture: Image.Image, quality: int) -> bytes:
    target = io.BytesIO()
    picture.save(target, "WEBP", quality=quality, method=4)
    return target.getvalue()


if __name__ == "__main__":
    main()
