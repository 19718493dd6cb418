"""What does somebody say before one thing is done with many?"""

from collections.abc import Sequence
from secrets import token_urlsafe
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.companies.counterparty import Counterparty
from naryad.companies.kinds import CompanyKind
from naryad.lists.bulk.picking import Picked
from naryad.lists.bulk.verbs import Verb
from naryad.web.forms.action_form import ActionForm
from naryad.web.forms.bans import BanForm


class RunForm(ActionForm):
    """Whom it is about is a part of the answer: the same page, gone back to and sent with other
    rows, is another request."""

    verb: Verb
    picked: Sequence[Picked]

    def ask_about(self, verb: Verb, picked: Sequence[Picked]) -> None:
        self.verb, self.picked = verb, picked
        if self.is_bound and not self.key:
            self._put("request_key", token_urlsafe(16))

    @property
    def key(self) -> str:
        return str(self["request_key"].data or "")[:64]

    def values(self) -> dict[str, Any]:
        about = {"do": self.verb.key, "picked": sorted(str(each) for each in self.picked)}
        return super().values() | about

    def given(self) -> dict[str, Any]:
        """What the verb is told. Raises Invalid for what makes no sense."""
        return {}


class BanRunForm(RunForm, BanForm):
    def given(self) -> dict[str, Any]:
        return {"reason_id": self.reason, "new_reason": self.new_label, "until": self.end}


_CHANGED = ("added_kinds", "taken_kinds", "counterparty", "parent_id", "is_alone")


class CompaniesRunForm(RunForm):
    """What is left empty stays as it is in each. `parents` are offered at once."""

    added_kinds = forms.MultipleChoiceField(
        label=_("Add kinds"),
        required=False,
        choices=CompanyKind.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    taken_kinds = forms.MultipleChoiceField(
        label=_("Take kinds away"),
        required=False,
        choices=CompanyKind.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    counterparty = forms.ChoiceField(
        label=_("Type of counterparty"),
        required=False,
        choices=[("", _("As it is")), *Counterparty.choices],
    )
    parent_id = forms.ChoiceField(label=_("Stands under"), required=False)
    is_alone = forms.BooleanField(label=_("Under no company"), required=False)

    def __init__(self, *args: Any, parents: dict[int, str], **options: Any) -> None:
        super().__init__(*args, **options)
        choice = self.fields["parent_id"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [(str(pk), name) for pk, name in parents.items()]

    def given(self) -> dict[str, Any]:
        return {name: self.values()[name] for name in _CHANGED}
