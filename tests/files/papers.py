"""Which documents do the tests upload?"""

import io
import struct
import zipfile

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le")


def archive(*names: str, stored_first: tuple[str, bytes] | None = None) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        if stored_first is not None:
            name, data = stored_first
            made.writestr(name, data, compress_type=zipfile.ZIP_STORED)
        for name in names:
            made.writestr(name, b"x")
    return target.getvalue()


def word(*more: str) -> bytes:
    return archive("[Content_Types].xml", "word/document.xml", *more)


def open_text() -> bytes:
    kind = b"application/vnd.oasis.opendocument.text"
    return archive("content.xml", stored_first=("mimetype", kind))


def film(*, has_contents: bool = True) -> bytes:
    boxes = [(b"ftyp", b"isom\x00\x00\x02\x00"), (b"mdat", b"pictures")]
    boxes += [(b"moov", b"contents")] if has_contents else []
    return b"".join(struct.pack(">I", 8 + len(data)) + kind + data for kind, data in boxes)


def crowded_archive() -> bytes:
    """Its table of contents alone is beyond measure."""
    return archive(*(f"{number:05}" + "x" * 100 for number in range(7_000)))
