"""How do labels become a PDF or pictures? Run as a program of its own, under limits.

One object of JSON comes on the standard input, the finished file goes to the standard output: a
PDF, one picture, or a zip of pictures. Texts that people have typed are values of that object and
never part of the program that sets them. Fonts are those of the typesetter itself, whatever the
machine has, so that the same labels look the same everywhere.
"""

import io
import json
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typst

from naryad.core.limited_child import limit

MOST_MEMORY = 2 << 30
MOST_SECONDS = 120
_PROGRAM = Path(__file__).with_name("label.typ").read_bytes()
_FONTS = typst.Fonts(include_system_fonts=False)


def main() -> None:
    limit(memory=MOST_MEMORY, seconds=MOST_SECONDS)
    given: dict[str, Any] = json.loads(sys.stdin.buffer.read())
    made = draw(given)
    answer = bundle(made, given["names"]) if given["names"] else made[0]
    sys.stdout.buffer.write(answer)


def draw(given: dict[str, Any]) -> list[bytes]:
    """One file, or one for each page."""
    for label in given["labels"]:
        label["picture"] = picture_of(label.pop("bits"), given["modules"], given["quiet"])
    files = {"main.typ": _PROGRAM, "data.json": json.dumps(given, ensure_ascii=False).encode()}
    # Several files at once, of which its stub knows nothing.
    made: Any = typst.compile(  # type: ignore[call-overload]
        files,
        font_paths=_FONTS,
        ignore_system_fonts=True,
        format=given["format"],
        ppi=given["ppi"],
        pdf_tags=False,
    )
    pages: list[bytes] = made if isinstance(made, list) else [made]
    return pages


def picture_of(bits: str, modules: int, quiet: int) -> str:
    """The dark modules of a code as one path, with its quiet zone: runs of a row are one piece, so
    that no hair of white is left between two of them."""
    flat = bin(int(bits, 16))[2:].zfill(modules * modules)
    rows = (flat[at : at + modules] for at in range(0, modules * modules, modules))
    runs = "".join(_draw_row(row, y + quiet, quiet) for y, row in enumerate(rows))
    side = modules + 2 * quiet
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<path shape-rendering="crispEdges" d="{runs}"/></svg>'
    )


def _draw_row(row: str, y: int, quiet: int) -> str:
    drawn, x = [], 0
    for run in row.replace("01", "0 1").replace("10", "1 0").split():
        if run[0] == "1":
            drawn.append(f"M{x + quiet} {y}h{len(run)}v1h-{len(run)}z")
        x += len(run)
    return "".join(drawn)


def bundle(pages: Sequence[bytes], names: Sequence[str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for page, name in zip(pages, names, strict=True):
            archive.writestr(name, page)
    return target.getvalue()


if __name__ == "__main__":
    main()
