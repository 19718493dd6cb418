"""What does an administrator fill in about an identity provider?"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.accounts.provider_input import say_values
from naryad.web.forms.action_form import ActionForm

if TYPE_CHECKING:
    from naryad.accounts.models import IdentityProvider

Choices = Iterable[tuple[str, str]]


class ProviderForm(ActionForm):
    """For each role that may be given a field of its own, with the values that mean it."""

    name_ru = forms.CharField(label=_("Name in Russian"), required=False)
    name_en = forms.CharField(label=_("Name in English"), required=False)
    issuer = forms.CharField(label=_("Issuer"), widget=forms.URLInput)
    client_id = forms.CharField(label=_("Client ID"))
    secret = forms.CharField(label=_("Client secret"), required=False, widget=forms.PasswordInput)
    domains = forms.CharField(label=_("Domains of e-mail"), widget=forms.Textarea)
    is_on = forms.BooleanField(label=_("People may sign in with it"), required=False)
    creates_people = forms.BooleanField(
        label=_("Create an employee when somebody unknown signs in"), required=False
    )
    first_role = forms.ChoiceField(label=_("Role of new people"), required=False)
    claim = forms.CharField(label=_("Claim with the groups"), required=False)

    def __init__(self, data: Any = None, *, roles: Choices, initial: Any) -> None:
        super().__init__(data, initial=initial)
        roles = list(roles)
        first = self.fields["first_role"]
        assert isinstance(first, forms.ChoiceField)
        first.choices = [("", _("Not chosen")), *roles]
        for role_id, name in roles:
            self.fields[f"values_{role_id}"] = forms.CharField(
                label=name, required=False, widget=forms.Textarea
            )
        if not self.is_bound:
            self.initial["seen"] = self._print()

    @property
    def values_fields(self) -> list[Any]:
        return [self[name] for name in self._fields_of("mapping")]

    def _fields_of(self, name: str) -> list[str]:
        if name != "mapping":
            return super()._fields_of(name)
        return [each for each in self.fields if each.startswith("values_")]

    def _takes_theirs(self, field: str) -> bool:
        """All groups at once, as they are shown."""
        return super()._takes_theirs("mapping" if field.startswith("values_") else field)

    def _label(self, name: str) -> str | Promise:
        return _("Groups and their roles") if name == "mapping" else super()._label(name)


def fill_from_provider(
    provider: "IdentityProvider", mapping: frozenset[tuple[str, int]]
) -> dict[str, Any]:
    """But for the secret, which is never shown again."""
    return {
        "version": provider.version,
        **{f"name_{language}": text for language, text in provider.name.items()},
        "issuer": provider.issuer,
        "client_id": provider.client_id,
        "domains": "\n".join(provider.domains),
        "is_on": provider.is_on,
        "creates_people": provider.creates_people,
        "first_role": str(provider.first_role_id or ""),
        "claim": provider.claim,
        **say_values(mapping),
    }
