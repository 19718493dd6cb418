"""What does somebody fill in about an object or a piece of equipment?"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.assets.input import LENGTHS
from naryad.core import contact_persons
from naryad.core.errors import Invalid
from naryad.core.ids import read_id
from naryad.web.forms.action_form import ActionForm
from naryad.web.forms.rows import RowsField, RowsForm, write_rows_out

if TYPE_CHECKING:
    from naryad.assets.models import Asset

Choices = Sequence[tuple[str, str]]
NONE = "0"
_ANY = ("type_id", "class_id", "area_ids", "skill_ids", "work_type_ids")


def _text(label: Any, name: str, **attrs: str) -> forms.CharField:
    widget = forms.TextInput({"maxlength": LENGTHS[name], **attrs})
    return forms.CharField(label=label, required=name == "name", widget=widget)


def _one(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False)


def _some(label: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, required=False, widget=forms.CheckboxSelectMultiple
    )


def _degrees(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, widget=forms.TextInput({"inputmode": "decimal"})
    )


class AssetForm(RowsForm):
    """`choices`: by field, what is offered at once; a search brings the others."""

    name = _text(_("Name"), "name")
    type_id = forms.ChoiceField(label=_("Type"))
    class_id = _one(_("Class"))
    parent_id = _one(_("Stands under"))
    company_id = _one(_("Company"))
    address = _text(_("Address"), "address", autocomplete="off")
    latitude = _degrees(_("Latitude"))
    longitude = _degrees(_("Longitude"))
    serial_number = _text(_("Serial number"), "serial_number", autocomplete="off")
    number = _text(_("Inventory number"), "number", autocomplete="off")
    external_id = _text(_("External id"), "external_id", autocomplete="off")
    description = forms.CharField(label=_("Description"), required=False, widget=forms.Textarea)
    tags = forms.CharField(
        label=_("Tags"), required=False, help_text=_("Several are parted by commas.")
    )
    area_ids = _some(_("Areas"))
    inherits_areas = forms.BooleanField(label=_("Also the areas of what it stands under"))
    responsible_id = _one(_("Responsible"))
    skill_ids = _some(_("Skills"))
    work_type_ids = _some(_("Work types"))
    contacts = RowsField(
        _("Contact persons"),
        contact_persons.CELLS,
        names=contact_persons.CELL_NAMES,
        adding=_("Contact person"),
        wide=("note",),
    )
    takes_usual = forms.BooleanField(
        label=_("Those that are usual for the type in place of these"), required=False
    )
    warranty_till = forms.CharField(
        label=_("Warranty till"), required=False, widget=forms.DateInput({"type": "date"})
    )
    is_mobile = forms.BooleanField(label=_("Mobile: its address changes"), required=False)
    is_published = forms.BooleanField(
        label=_("Published: customers see it and can ask for service"), required=False
    )

    def __init__(
        self, data: Any = None, *, choices: Mapping[str, Choices], initial: Any = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields["inherits_areas"].required = False
        for name, offered in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = list(offered)

    def given(self, usual: Mapping[int, Sequence[int]]) -> dict[str, Any]:
        """`usual`: type → work types. Without a script a box asks for them; with one they have
        been filled in already."""
        given = self.values()
        type_id = read_id(str(given["type_id"] or ""))
        if given.pop("takes_usual") and type_id is not None:
            given["work_type_ids"] = list(usual.get(type_id, ()))
        return given


class MoveForm(ActionForm):
    """Under what one asset is put."""

    parent_id = _one(_("Stands under"))

    def __init__(self, data: Any = None, *, choices: Choices, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        field = self.fields["parent_id"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)

    @property
    def chosen_parent(self) -> str:
        """NONE for the top; Invalid where it cannot be the id of anything."""
        given = str(self.values().get("parent_id") or "")
        if given != NONE and read_id(given) is None:
            raise Invalid({"parent_id": _("Choose from the list.")})
        return given


def fill_from_asset(asset: "Asset", values: Mapping[str, Any]) -> dict[str, Any]:
    """`values` in the shape of the input."""
    filled = fill_some(values)
    filled["contacts"] = write_rows_out(values["contacts"], contact_persons.CELLS)
    filled["version"] = asset.version
    day = values["warranty_till"]
    return {
        name: "" if value is None else value
        for name, value in {**filled, "warranty_till": day.isoformat() if day else ""}.items()
    }


def fill_some(values: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of the input as a form shows them; days and rows are for the caller."""
    filled = {
        name: sorted(value) if isinstance(value, frozenset) else value
        for name, value in values.items()
    }
    return {**filled, "tags": ", ".join(values["tags"])} if "tags" in values else filled
