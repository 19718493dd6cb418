"""What does somebody fill in about a token or a service user?"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from naryad.accounts.scopes import Reach
from naryad.accounts.token_input import NAME_LENGTH, NewToken, clean_token
from naryad.web.forms.plain_form import PlainForm

_SCOPES = {
    "write": (_("Read and change"), (Reach.READ, Reach.WRITE)),
    "read": (_("Only read"), (Reach.READ,)),
}
_DAYS, _ENDLESS = (30, 90, 365), "0"
_SAID = ngettext_lazy("%(count)s day", "%(count)s days", "count")


class TokenForm(PlainForm):
    name = forms.CharField(
        label=_("Name"),
        max_length=NAME_LENGTH,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    may = forms.ChoiceField(
        label=_("The program may"), choices=[(key, said) for key, (said, _may) in _SCOPES.items()]
    )
    days = forms.ChoiceField(label=_("Works for"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        days = self.fields["days"]
        assert isinstance(days, forms.ChoiceField)
        offered = [(str(each), _SAID % {"count": each}) for each in _DAYS]
        days.choices = [*offered, (_ENDLESS, _("until it is ended"))]

    def token(self) -> NewToken:
        """Raises Invalid."""
        given = self.cleaned_data
        days = None if given["days"] == _ENDLESS else int(given["days"])
        _label, scopes = _SCOPES[given["may"]]
        return clean_token(name=given["name"], scopes=scopes, days=days)


class ServiceUserForm(PlainForm):
    name = forms.CharField(
        label=_("Name"),
        max_length=NAME_LENGTH,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    roles = forms.MultipleChoiceField(label=_("Roles"), widget=forms.CheckboxSelectMultiple)
    areas = forms.MultipleChoiceField(
        label=_("Areas"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def offer(self, *, roles: Iterable[tuple[str, str]], areas: Iterable[tuple[str, str]]) -> None:
        for name, choices in (("roles", roles), ("areas", areas)):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = list(choices)

    def ids(self, name: str) -> frozenset[int]:
        return frozenset(int(each) for each in self.cleaned_data[name])
