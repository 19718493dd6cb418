"""What does a camera see in a test? One code, as a film and as a photo."""

import io
from pathlib import Path

from PIL import Image

from naryad.web.qr import draw_qr

WIDTH, HEIGHT = 640, 480


def picture_of(text: str) -> Image.Image:
    """A label, a little turned, as hands hold a phone."""
    drawing = draw_qr(text)
    module = 300 // drawing.size
    label = Image.new("L", (drawing.size, drawing.size), 255)
    for square in drawing.path.split("M")[1:]:
        x, y = square.split("h")[0].split()
        label.putpixel((int(x), int(y)), 0)
    side = drawing.size * module
    picture = Image.new("L", (WIDTH, HEIGHT), 200)
    picture.paste(label.resize((side, side)), ((WIDTH - side) // 2, (HEIGHT - side) // 2))
    return picture.rotate(7, fillcolor=200)


def photo_of(text: str) -> bytes:
    taken = io.BytesIO()
    picture_of(text).save(taken, "PNG")
    return taken.getvalue()


def film_of(text: str, path: Path) -> Path:
    """What Chromium plays in the place of a camera: the same frame again and again."""
    grey = bytes([128]) * (WIDTH * HEIGHT // 2)
    frame = b"FRAME\n" + picture_of(text).tobytes() + grey
    path.write_bytes(f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg\n".encode() + frame * 5)
    return path
