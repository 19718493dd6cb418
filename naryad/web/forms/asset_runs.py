"""What does somebody say before fields of many assets change?"""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.web.forms.people_runs import CHANGES
from naryad.web.forms.runs import RunForm

_FLAG = [("", _("As it is")), ("yes", _("Yes")), ("no", _("No"))]
FIELDS = (
    "parent_id",
    "company_id",
    "type_id",
    "class_id",
    "responsible_id",
    "areas",
    "area_ids",
    "inherits_areas",
    "warranty_till",
    "is_mobile",
)


class AssetsRunForm(RunForm):
    """What is left empty stays as it is with each."""

    parent_id = forms.ChoiceField(label=_("Stands under"), required=False)
    company_id = forms.ChoiceField(label=_("Company"), required=False)
    type_id = forms.ChoiceField(label=_("Type"), required=False)
    class_id = forms.ChoiceField(label=_("Class"), required=False)
    responsible_id = forms.ChoiceField(label=_("Responsible"), required=False)
    areas = forms.ChoiceField(
        label=_("What to do with areas"),
        required=False,
        choices=CHANGES,
        initial=CHANGES[0][0],
        widget=forms.RadioSelect,
    )
    area_ids = forms.MultipleChoiceField(
        label=_("Areas"), required=False, widget=forms.CheckboxSelectMultiple
    )
    inherits_areas = forms.ChoiceField(
        label=_("Also the areas of what it stands under"), required=False, choices=_FLAG
    )
    warranty_till = forms.CharField(
        label=_("Warranty till"), required=False, widget=forms.DateInput({"type": "date"})
    )
    is_mobile = forms.ChoiceField(label=_("Mobile"), required=False, choices=_FLAG)

    def __init__(
        self, data: Any = None, *, choices: Mapping[str, Sequence[tuple[str, str]]]
    ) -> None:
        super().__init__(data)
        for name, offered in choices.items():
            field = self.fields.get(name)
            if isinstance(field, forms.ChoiceField):
                field.choices = list(offered)

    def given(self) -> dict[str, Any]:
        return {name: self[name].data for name in FIELDS}
