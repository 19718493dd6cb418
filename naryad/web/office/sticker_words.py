"""What are the fields of a design of labels called in history?"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.stickers.sizes import say_sheets
from naryad.web.forms.stickers import PARTS, DesignForm

_OWN = (
    "sheet",
    "width",
    "height",
    "columns",
    "rows",
    "left",
    "top",
    "gap_x",
    "gap_y",
    "page_width",
    "page_height",
    "dpi",
    "parts",
    "correction",
    "quiet",
)
STICKER_FIELDS: dict[str, str | Promise] = {
    **{name: DesignForm.base_fields[name].label or name for name in _OWN},
    "line": _("A line of your own"),
}
STICKER_VALUES: dict[str, str | Promise] = {
    **{part.value: word for part, word in PARTS.items()},
    **dict(say_sheets()),
}
