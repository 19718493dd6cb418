"""What does somebody fill in about a line of a directory?"""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.catalog.directories import Directory
from naryad.web.forms.action_form import ActionForm

if TYPE_CHECKING:
    from naryad.catalog.models import Entry


class EntryForm(ActionForm):
    name_ru = forms.CharField(label=_("Name in Russian"), required=False)
    name_en = forms.CharField(label=_("Name in English"), required=False)

    def __init__(self, data: Any = None, *, book: Directory, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.flags = list(book.flags)
        self.fields.update(_flag_fields(book))

    @property
    def on(self) -> list[str]:
        """The flags that are set."""
        given = self.values()
        return [flag for flag in self.flags if given[flag]]


def _flag_fields(book: Directory) -> dict[str, forms.Field]:
    return {
        flag: forms.BooleanField(label=str(label), required=False)
        for flag, label in book.flags.items()
    }


def fill_from_entry(entry: "Entry", book: Directory) -> dict[str, Any]:
    return {
        "version": entry.version,
        **{f"name_{language}": text for language, text in entry.name.items()},
        **{flag: getattr(entry, flag) for flag in book.flags},
    }
