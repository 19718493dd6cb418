"""What is chosen before two cards of one person are merged?"""

from typing import Any, TypedDict

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.core.ids import read_id
from naryad.web.forms.companies import MergeForm


class Chosen(TypedDict):
    into_id: int
    keeps_login_of: int | None
    seen_versions: tuple[int, int] | None


class PersonMergeForm(MergeForm):
    """`logins`: person → the name with which they sign in; where both have one, it is chosen."""

    into_id = forms.ChoiceField(label=_("Which card stays"))
    keeps_login_of = forms.ChoiceField(
        label=_("Which login stays"), required=False, widget=forms.RadioSelect
    )

    def __init__(
        self,
        data: Any = None,
        *,
        offered: dict[int, str],
        logins: dict[int, str],
        initial: Any = None,
    ) -> None:
        super().__init__(data, offered=offered, initial=initial)
        choice = self.fields["keeps_login_of"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [(str(person_id), name) for person_id, name in logins.items()]

    @property
    def given(self) -> Chosen:
        login = str(self["keeps_login_of"].value() or "")
        return {
            "into_id": self.chosen,
            "keeps_login_of": read_id(login),
            "seen_versions": self.seen_versions,
        }
