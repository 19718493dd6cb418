"""Does an upload hold what the ending of its name says?

Each check opens the file as far as that is harmless: it reads marks and tables of contents, never
unpacks and never runs anything. What is stored is downloaded as it came and never shown in place.
"""

import io
import re
import zipfile
from collections.abc import Callable
from functools import partial

Check = Callable[[bytes], bool]

# A table of contents of a megabyte names some ten thousand files: more is no document.
_MOST_CONTENTS = 1 << 20
_END_OF_ZIP = b"PK\x05\x06"
_BYTE_ORDER = re.compile(rb"\A(\xef\xbb\xbf|\xff\xfe|\xfe\xff)")
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
# A comment ends where it first may: other ways to cut a row of them double with each.
_MARKUP = re.compile(
    rb"\s*+(?:(?><!--.*?-->)\s*+)*+<(!doctype\s+(html|svg)|html|head|body|script|svg|iframe)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML_SVG = re.compile(rb"\s*<\?xml.{0,2000}<(svg|html)\b", re.IGNORECASE | re.DOTALL)


def is_markup(upload: bytes) -> bool:
    """A page or a drawing that a browser would run, whatever it is called."""
    head = _BYTE_ORDER.sub(b"", upload[:8192]).replace(b"\x00", b"")
    return bool(_MARKUP.match(head) or _XML_SVG.match(head))


def is_pdf(upload: bytes) -> bool:
    return upload.startswith(b"%PDF-") and b"startxref" in upload[-4096:]


def is_text(upload: bytes) -> bool:
    """UTF-8, UTF-16 with its mark, or an older alphabet of one byte a letter."""
    if upload.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return "\x00" not in upload.decode("utf-16")
        except UnicodeDecodeError:
            return False
    return _CONTROLS.search(upload) is None


def is_rich_text(upload: bytes) -> bool:
    return upload.startswith(rb"{\rtf")


def is_old_office(stream: str, upload: bytes) -> bool:
    """A compound file with the stream of its program."""
    return upload.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") and (
        stream.encode("utf-16-le") in upload
    )


def is_office(folder: str, upload: bytes) -> bool:
    """A package of its program, without macros."""
    names = names_in_zip(upload)
    has_macros = any(name.lower().endswith("vbaproject.bin") for name in names)
    is_package = "[Content_Types].xml" in names
    return is_package and not has_macros and any(name.startswith(folder) for name in names)


def is_open_document(kind: str, upload: bytes) -> bool:
    """Its type stands uncompressed at the very beginning."""
    said = b"mimetypeapplication/vnd.oasis.opendocument." + kind.encode()
    return said in upload[:200] and "content.xml" in names_in_zip(upload)


def is_archive(upload: bytes) -> bool:
    """Nothing in it may climb out of the folder into which somebody unpacks it."""
    names = names_in_zip(upload)
    return bool(names) and not any(_climbs(name) for name in names)


def names_in_zip(upload: bytes) -> list[str]:
    """Empty for what is no archive, or one whose contents are beyond measure."""
    end = upload.rfind(_END_OF_ZIP, max(0, len(upload) - 66_000))
    if not upload.startswith(b"PK\x03\x04") or end < 0:
        return []
    if int.from_bytes(upload[end + 12 : end + 16], "little") > _MOST_CONTENTS:
        return []
    try:
        return zipfile.ZipFile(io.BytesIO(upload)).namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError):
        return []


def is_film(upload: bytes) -> bool:
    """Boxes as phones write them (MP4, MOV, M4A, 3GP): first the type, somewhere the contents."""
    return upload[4:8] == b"ftyp" and b"moov" in _boxes(upload)


def begins(*marks: bytes, upload: bytes) -> bool:
    return upload.startswith(marks)


def is_wave(upload: bytes) -> bool:
    return upload.startswith(b"RIFF") and upload[8:12] == b"WAVE"


def is_mp3(upload: bytes) -> bool:
    return upload.startswith(b"ID3") or (
        len(upload) > 1 and upload[0] == 0xFF and upload[1] & 0xE6 == 0xE2
    )


def _climbs(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or parts[0] == "" or ":" in parts[0]


def _boxes(upload: bytes) -> set[bytes]:
    found, at = set(), 0
    while at + 8 <= len(upload):
        size, kind = int.from_bytes(upload[at : at + 4]), upload[at + 4 : at + 8]
        found.add(kind)
        if size == 1:
            size = int.from_bytes(upload[at + 8 : at + 16])
        if size < 8:
            break
        at += size
    return found


# Ending → type that is noted, and the check of its content.
DOCUMENTS: dict[str, tuple[str, Check]] = {
    "pdf": ("application/pdf", is_pdf),
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        partial(is_office, "word/"),
    ),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        partial(is_office, "xl/"),
    ),
    "pptx": (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        partial(is_office, "ppt/"),
    ),
    "doc": ("application/msword", partial(is_old_office, "WordDocument")),
    "xls": ("application/vnd.ms-excel", partial(is_old_office, "Workbook")),
    "ppt": ("application/vnd.ms-powerpoint", partial(is_old_office, "PowerPoint Document")),
    "odt": ("application/vnd.oasis.opendocument.text", partial(is_open_document, "text")),
    "ods": (
        "application/vnd.oasis.opendocument.spreadsheet",
        partial(is_open_document, "spreadsheet"),
    ),
    "odp": (
        "application/vnd.oasis.opendocument.presentation",
        partial(is_open_document, "presentation"),
    ),
    "rtf": ("application/rtf", is_rich_text),
    "txt": ("text/plain", is_text),
    "csv": ("text/csv", is_text),
    "dwg": ("image/vnd.dwg", lambda upload: begins(b"AC10", upload=upload)),
    "zip": ("application/zip", is_archive),
    "mp4": ("video/mp4", is_film),
    "m4v": ("video/mp4", is_film),
    "mov": ("video/quicktime", is_film),
    "3gp": ("video/3gpp", is_film),
    "m4a": ("audio/mp4", is_film),
    "webm": ("video/webm", lambda upload: begins(b"\x1a\x45\xdf\xa3", upload=upload)),
    "mp3": ("audio/mpeg", is_mp3),
    "wav": ("audio/x-wav", is_wave),
    "ogg": ("audio/ogg", lambda upload: begins(b"OggS", upload=upload)),
    "opus": ("audio/ogg", lambda upload: begins(b"OggS", upload=upload)),
    "amr": ("audio/amr", lambda upload: begins(b"#!AMR", upload=upload)),
}
PICTURES = frozenset({"jpg", "jpeg", "jfif", "png", "webp", "gif"})
