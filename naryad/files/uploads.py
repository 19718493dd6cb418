"""What becomes of an upload: a photo, a document, or a refusal that says what to do?"""

import hashlib
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naryad.core.errors import Invalid
from naryad.files.contents import DOCUMENTS, PICTURES, is_markup
from naryad.files.names import split_name
from naryad.files.pictures import MOST_BYTES, TYPE, make_pictures

# Whoever looks at a type plate enlarges the photo; a tile is a quarter of a screen.
SIDES = (2560, 480)
_MARKUP = frozenset({"svg", "svgz", "html", "htm", "xhtml", "mht", "mhtml"})
_OTHER_PICTURES = frozenset({"heic", "heif", "avif", "tif", "tiff", "bmp", "psd"})
_WITH_MACROS = frozenset({"docm", "dotm", "xlsm", "xltm", "xlsb", "pptm"})

_EMPTY = gettext_lazy("The file is empty. Look whether it opens at all, and choose it again.")
_TOO_BIG = gettext_lazy("The file is larger than 25 MB. Send it in parts, or make it smaller.")
_RUNS = gettext_lazy(
    "Web pages and SVG drawings are not taken, since they can carry programs. Save it as PDF or "
    "as a PNG picture and attach that."
)
_NOT_JPEG = gettext_lazy(
    "Pictures of this type are not taken. Save it as JPEG or PNG (an iPhone: Settings, Camera, "
    "Formats, Most Compatible) and attach that."
)
_MACROS = gettext_lazy("Documents with macros are not taken. Save it without them, or as PDF.")


class UnfitFile(Invalid):
    """Stands at the field `upload`."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__({"upload": message})


@dataclass(frozen=True)
class Prepared:
    """What is to be stored, and under which name it is shown."""

    name: str
    type: str
    data: bytes
    thumbnail: bytes | None = None

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    @property
    def weight(self) -> int:
        return len(self.data) + len(self.thumbnail or b"")


def prepare_upload(upload: bytes, *, name: str) -> Prepared:
    """A picture is drawn anew, whichever of the known ones it is; anything else must be what the
    ending of its name says. UnfitFile, UnfitPicture."""
    refuse_size(len(upload))
    stem, ending = split_name(name)
    if ending in _MARKUP or is_markup(upload):
        raise UnfitFile(_RUNS)
    if ending in PICTURES:
        return _prepare_picture(upload, stem or _("photo"))
    _refuse_ending(ending)
    kind, fits = DOCUMENTS[ending]
    if not fits(upload):
        raise UnfitFile(_say_not_what_it_says(ending))
    shown = stem or _("file")
    return Prepared(f"{shown}.{ending}", kind, upload)


def refuse_size(size: int) -> None:
    """Known before the upload itself is. UnfitFile."""
    if not size:
        raise UnfitFile(_EMPTY)
    if size > MOST_BYTES:
        raise UnfitFile(_TOO_BIG)


def _prepare_picture(upload: bytes, stem: str) -> Prepared:
    picture, thumbnail = make_pictures(upload, sides=SIDES)
    return Prepared(f"{stem}.webp", TYPE, picture.data, thumbnail.data)


def _refuse_ending(ending: str) -> None:
    if ending in _OTHER_PICTURES:
        raise UnfitFile(_NOT_JPEG)
    if ending in _WITH_MACROS:
        raise UnfitFile(_MACROS)
    if ending not in DOCUMENTS:
        taken = ", ".join(["jpg", "png", *DOCUMENTS])
        raise UnfitFile(
            _("Files of this type are not taken. Taken are: %(taken)s.") % {"taken": taken}
        )


def _say_not_what_it_says(ending: str) -> str:
    words = _(
        "The content is not what the ending .%(ending)s says, or the file is damaged. Save it anew "
        "from the program that made it."
    )
    return words % {"ending": ending}
