"""What does somebody fill in about a design of labels?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.stickers.designs import values_of_design
from naryad.stickers.input import LINE_LENGTH, QUIETS, DesignInput, Part
from naryad.stickers.matrix import CORRECTIONS
from naryad.stickers.sizes import DPIS, say_sheets
from naryad.web.forms.action_form import ActionForm

PARTS = {
    Part.LOGO: _("Logo"),
    Part.ORGANIZATION: _("Name of the organization"),
    Part.NAME: _("Name of the object"),
    Part.CLASS: _("Class"),
    Part.SERIAL: _("Serial number"),
    Part.NUMBER: _("Number"),
    Part.PHONE: _("Support phone"),
    Part.CODE: _("Code in letters, to be typed"),
}
_SHARES = {"L": 7, "M": 15, "Q": 25, "H": 30}


def _length(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off", "maxlength": 8}),
    )


def _count(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "maxlength": 3}),
    )


def _line(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, widget=forms.TextInput({"maxlength": LINE_LENGTH})
    )


class DesignForm(ActionForm):
    name_ru = forms.CharField(label=_("Name in Russian"), required=False)
    name_en = forms.CharField(label=_("Name in English"), required=False)
    sheet = forms.ChoiceField(label=_("Paper"))
    width = _length(_("Width of a label, mm"))
    height = _length(_("Height of a label, mm"))
    columns = _count(_("Labels in a row"))
    rows = _count(_("Rows"))
    left = _length(_("From the left edge, mm"))
    top = _length(_("From the upper edge, mm"))
    gap_x = _length(_("Between two in a row, mm"))
    gap_y = _length(_("Between two rows, mm"))
    page_width = _length(_("Width of the sheet, mm"))
    page_height = _length(_("Height of the sheet, mm"))
    dpi = forms.ChoiceField(label=_("Printer, dots per inch"))
    parts = forms.MultipleChoiceField(
        label=_("What stands beside the code"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    line_ru = _line(_("Line in Russian"))
    line_en = _line(_("Line in English"))
    correction = forms.ChoiceField(label=_("How much may be dirty or torn"))
    quiet = forms.ChoiceField(label=_("White around the code"))

    def __init__(self, data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self._offer("sheet", say_sheets())
        self._offer("dpi", [(each, str(each)) for each in DPIS])
        self._offer("parts", [(part.value, word) for part, word in PARTS.items()])
        self._offer(
            "correction",
            [(each, _("%(percent)s %%") % {"percent": _SHARES[each]}) for each in CORRECTIONS],
        )
        modules = _("%(count)s squares of the code")
        self._offer("quiet", [(each, modules % {"count": each}) for each in QUIETS])

    def _offer(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


def fill_from_design(design: DesignInput, *, version: int | None = None) -> dict[str, Any]:
    values = values_of_design(design)
    filled = {key: value for key, value in values.items() if key not in ("name", "line")}
    for name in ("name", "line"):
        filled |= {f"{name}_{language}": text for language, text in values[name].items()}
    return filled if version is None else {**filled, "version": version}
