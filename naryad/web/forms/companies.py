"""What does somebody fill in about a company?"""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.companies.kinds import CompanyKind, kinds_of
from naryad.web.forms.action_form import ActionForm

if TYPE_CHECKING:
    from naryad.companies.models import Company


class CompanyForm(ActionForm):
    """`parents`: id and name of those offered at once; the search brings the others."""

    name = forms.CharField(label=_("Name"))
    kinds = forms.MultipleChoiceField(
        label=_("Kinds"), choices=CompanyKind.choices, widget=forms.CheckboxSelectMultiple
    )
    parent_id = forms.ChoiceField(label=_("Stands under"), required=False)
    no_parent = forms.BooleanField(label=_("No company"), required=False)

    def __init__(self, data: Any = None, *, parents: dict[int, str], initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        choice = self.fields["parent_id"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [(str(pk), name) for pk, name in parents.items()]

    def values(self) -> dict[str, Any]:
        """Without a script a chosen dot cannot be taken back; the box beside it does that."""
        given = super().values()
        if given.pop("no_parent"):
            given["parent_id"] = ""
        return given


def fill_from_company(company: "Company | None") -> dict[str, Any]:
    if company is None:
        return {"kinds": [CompanyKind.CUSTOMER.value]}
    return {
        "version": company.version,
        "name": company.name,
        "kinds": [kind.value for kind in kinds_of(company)],
        "parent_id": company.parent_id or "",
    }
