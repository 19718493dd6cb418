"""What does somebody fill in about codes?"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.assets.code_input import MOST_AT_ONCE, NOTE_LENGTH
from naryad.assets.codes import LONGEST_FOREIGN
from naryad.web.forms.action_form import ActionForm


class BatchForm(ActionForm):
    count = forms.CharField(
        label=_("How many"),
        widget=forms.NumberInput(
            {"min": 1, "max": MOST_AT_ONCE, "inputmode": "numeric", "autocomplete": "off"}
        ),
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        widget=forms.TextInput({"maxlength": NOTE_LENGTH, "autocomplete": "off"}),
    )


class CodeTextForm(ActionForm):
    """A scanner that types, as most of them do, ends with Enter and so sends the form."""

    code = forms.CharField(
        label=_("Code"),
        widget=forms.TextInput(
            {
                "maxlength": LONGEST_FOREIGN,
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )


class CodeAssetForm(ActionForm):
    asset_id = forms.ChoiceField(label=_("Object"))

    def __init__(self, data: Any = None, *, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)
        field = self.fields["asset_id"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)
