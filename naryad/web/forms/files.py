"""Which fields does the form of an attached file have, and what do they hand in?"""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.files.input import FileInput, values_of_file
from naryad.web.forms.action_form import ActionForm

if TYPE_CHECKING:
    from naryad.files.models import File


class FileForm(ActionForm):
    name = forms.CharField(
        label=_("Name"), widget=forms.TextInput(attrs={"autocomplete": "off", "maxlength": 200})
    )
    is_for_customers = forms.BooleanField(
        label=_("For customers"),
        help_text=_("Customers who see the record see this file in the portal."),
        required=False,
    )

    def file_input(self) -> FileInput:
        values = self.values()
        return FileInput(str(values["name"] or ""), bool(values["is_for_customers"]))


def fill_from_file(file: "File") -> dict[str, Any]:
    return {**values_of_file(file), "version": file.version}
