"""What does somebody choose before a file is made of a list?"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.core.errors import Invalid
from naryad.spreadsheets.states import Format
from naryad.web.forms.action_form import ActionForm


class ExportForm(ActionForm):
    format = forms.ChoiceField(
        label=_("Kind of file"), choices=Format.choices, widget=forms.RadioSelect
    )
    columns = forms.MultipleChoiceField(
        label=_("Columns"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, columns: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["columns"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = columns

    @property
    def chosen_format(self) -> Format:
        """Raises Invalid."""
        given = str(self["format"].data or "")
        if given not in Format.values:
            raise Invalid({"format": _("Choose a kind of file.")})
        return Format(given)

    @property
    def chosen_columns(self) -> list[str]:
        return [str(each) for each in self["columns"].data or []]
