"""What does somebody fill in about a line of a directory?"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.catalog.directories import Directory
from naryad.core.errors import Invalid
from naryad.core.ids import read_id
from naryad.web.forms.action_form import ActionForm

if TYPE_CHECKING:
    from naryad.catalog.models import Entry


Choices = Sequence[tuple[str, str]]
_NOTHING: Mapping[str, Choices] = {}


class EntryForm(ActionForm):
    name_ru = forms.CharField(label=_("Name in Russian"), required=False)
    name_en = forms.CharField(label=_("Name in English"), required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        book: Directory,
        offered: Mapping[str, Choices] = _NOTHING,
        initial: Any = None,
    ) -> None:
        """`offered`: field of a link → what can be chosen."""
        super().__init__(data, initial=initial)
        self.flags, self.links = list(book.flags), list(book.links)
        self.fields.update(_flag_fields(book))
        for name, link in book.links.items():
            self.fields[name] = forms.MultipleChoiceField(
                label=str(link.label),
                required=False,
                choices=list(offered[name]),
                help_text=str(link.hint),
                widget=forms.CheckboxSelectMultiple,
            )
        if not self.is_bound:
            self.initial["seen"] = self._print()

    @property
    def on(self) -> list[str]:
        """The flags that are set."""
        given = self.values()
        return [flag for flag in self.flags if given[flag]]

    @property
    def linked(self) -> dict[str, list[int]]:
        """Field → ids. Invalid where one cannot be the id of anything."""
        given = self.values()
        return {name: [_read_id(name, each) for each in given[name] or ()] for name in self.links}


def _read_id(name: str, given: str) -> int:
    found = read_id(given)
    if found is None:
        raise Invalid({name: _("Choose from the list.")})
    return found


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
