"""What does somebody say before areas or a company of many people change?"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.people.actions import AreaChange
from naryad.web.forms.runs import RunForm

CHANGES = [
    (AreaChange.ADD, _("Add to those that each has")),
    (AreaChange.TAKE, _("Take away")),
    (AreaChange.PUT, _("Put in place of all that each has")),
]
Choices = Sequence[tuple[str, str]]


class AreasRunForm(RunForm):
    change = forms.ChoiceField(
        label=_("What to do"),
        required=False,
        choices=CHANGES,
        initial=AreaChange.ADD,
        widget=forms.RadioSelect,
    )
    area_ids = forms.MultipleChoiceField(
        label=_("Areas"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Any = None, *, areas: Choices) -> None:
        super().__init__(data)
        choice = self.fields["area_ids"]
        assert isinstance(choice, forms.MultipleChoiceField)
        choice.choices = list(areas)

    def given(self) -> dict[str, Any]:
        return {name: self[name].data for name in ("change", "area_ids")}


class CompanyRunForm(RunForm):
    company_id = forms.ChoiceField(label=_("Company"), required=False, widget=forms.RadioSelect)
    position = forms.CharField(
        label=_("Position"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "maxlength": 128}),
    )

    def offer(self, companies: Choices) -> None:
        choice = self.fields["company_id"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = list(companies)

    @property
    def chosen(self) -> str:
        return str(self["company_id"].data or "")

    def given(self) -> dict[str, Any]:
        return {name: self[name].data for name in ("company_id", "position")}
