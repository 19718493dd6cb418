"""What does somebody fill in about a template of objects?"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.assets.input import LENGTHS
from naryad.web.forms.action_form import ActionForm

if TYPE_CHECKING:
    from naryad.assets.models import AssetTemplate

Choices = Sequence[tuple[str, str]]


def _some(label: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, required=False, widget=forms.CheckboxSelectMultiple
    )


class AssetTemplateForm(ActionForm):
    name_ru = forms.CharField(label=_("Name in Russian"), required=False)
    name_en = forms.CharField(label=_("Name in English"), required=False)
    asset_name = forms.CharField(
        label=_("Name of the object"),
        required=False,
        widget=forms.TextInput({"maxlength": LENGTHS["name"], "autocomplete": "off"}),
    )
    type_id = forms.ChoiceField(label=_("Type"), required=False)
    class_id = forms.ChoiceField(label=_("Class"), required=False)
    description = forms.CharField(label=_("Description"), required=False, widget=forms.Textarea)
    tags = forms.CharField(
        label=_("Tags"), required=False, help_text=_("Several are parted by commas.")
    )
    area_ids = _some(_("Areas"))
    skill_ids = _some(_("Skills"))
    work_type_ids = _some(_("Work types"))
    is_mobile = forms.BooleanField(label=_("Mobile: its address changes"), required=False)
    is_published = forms.BooleanField(
        label=_("Published: customers see it and can ask for service"), required=False
    )

    def __init__(
        self, data: Any = None, *, choices: Mapping[str, Choices], initial: Any = None
    ) -> None:
        super().__init__(data, initial=initial)
        for name, offered in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = list(offered)


def fill_from_template(template: "AssetTemplate", values: Mapping[str, Any]) -> dict[str, Any]:
    """`values` in the shape of the input."""
    filled = {
        name: sorted(value) if isinstance(value, frozenset) else value
        for name, value in values.items()
        if name != "name"
    }
    filled |= {f"name_{language}": text for language, text in template.name.items()}
    filled |= {"tags": ", ".join(values["tags"]), "version": template.version}
    return {name: "" if value is None else value for name, value in filled.items()}
