"""What does somebody fill in about a customer who has called just now?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.access.kind import Kind
from naryad.core.errors import Invalid
from naryad.people.input import PersonInput, clean_person
from naryad.web.forms.action_form import ActionForm
from naryad.web.forms.tickets import Choices

# What a person calls it, and this form.
_NAMED = {"company_ids": "company_id"}


def _text(label: Any, kind: str, most: int, *, required: bool = False) -> forms.CharField:
    widget = forms.TextInput({"type": kind, "maxlength": most, "autocomplete": "off"})
    return forms.CharField(label=label, required=required, widget=widget)


class NewCustomerForm(ActionForm):
    """Everything else about them can wait for their card."""

    last_name = _text(_("Last name"), "text", 100, required=True)
    first_name = _text(_("First name"), "text", 100, required=True)
    phone = _text(_("Phone"), "tel", 60)
    email = _text(_("E-mail"), "email", 254)
    company_id = forms.ChoiceField(label=_("Company"))

    def __init__(self, data: Any = None, *, choices: Choices, initial: Any = None) -> None:
        # Over the form of a ticket, which has a company, too.
        super().__init__(data, initial=initial, auto_id="new_%s")
        company = self.fields["company_id"]
        assert isinstance(company, forms.ChoiceField)
        company.choices = list(choices["company_id"])

    def read(self, *, role_ids: list[str]) -> PersonInput:
        """Invalid names the fields."""
        given = self.values()
        company_ids = [str(given["company_id"])] if given["company_id"] else []
        return clean_person(
            {**given, "company_ids": company_ids, "role_ids": role_ids}, kind=Kind.CUSTOMER
        )


def name_fields(refusal: Invalid) -> Invalid:
    """The same refusal, at the fields of this form."""
    return Invalid({_NAMED.get(name, name): said for name, said in refusal.errors.items()})
