"""What does somebody fill in about a view?"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.core.ids import read_id
from naryad.web.forms.action_form import ActionForm


class ViewForm(ActionForm):
    name = forms.CharField(label=_("Name of the view"))


class SharingForm(ActionForm):
    """`default` repeats the roles whose list begins with the view."""

    roles = forms.MultipleChoiceField(
        label=_("Roles that have it"), required=False, widget=forms.CheckboxSelectMultiple
    )
    default = forms.MultipleChoiceField(
        label=_("Roles whose list begins with it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, roles: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("roles", "default"):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = roles

    def ids(self, name: str) -> set[int]:
        given = (read_id(str(each)) for each in self[name].data or [])
        return {each for each in given if each is not None}


class ArrangeForm(ActionForm):
    """Which views are tabs, in which order, and which comes first; read by name."""

    pinned = forms.CharField(required=False)
    default = forms.CharField(required=False)
