"""What does somebody fill in about a line of a directory?"""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.web.forms.action_form import ActionForm

if TYPE_CHECKING:
    from naryad.catalog.models import Entry


class EntryForm(ActionForm):
    name_ru = forms.CharField(label=_("Name in Russian"), required=False)
    name_en = forms.CharField(label=_("Name in English"), required=False)


def fill_from_entry(entry: "Entry") -> dict[str, Any]:
    return {
        "version": entry.version,
        **{f"name_{language}": text for language, text in entry.name.items()},
    }
