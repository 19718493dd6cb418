"""What does somebody say before a file is read in, and when its rows are mended or written?"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.core.errors import Invalid
from naryad.web.forms.action_form import ActionForm

# Fewer changes one sees at a glance.
MANY = 100


class NewImportForm(ActionForm):
    upload = forms.FileField(label=_("File"), required=False)
    text = forms.CharField(
        label=_("Rows with their heads, as they are copied from a sheet"),
        required=False,
        help_text=_("Up to 2 MB; more comes in as a file."),
        widget=forms.Textarea,
    )

    @property
    def given(self) -> Any:
        return self.files.get("upload")

    @property
    def pasted(self) -> str:
        return str(self["text"].data or "").replace("\x00", "")


# What does not fit into a line is typed into several.
_LINE = 100


class RowForm(ActionForm):
    """One field a cell; of a cell that is not sent nothing changes. `columns`: index and head."""

    def __init__(self, *args: Any, columns: Sequence[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self._columns = columns
        for index, head in columns:
            text = self.initial.get(f"cell-{index}", "")
            widget = forms.Textarea if "\n" in text or len(text) > _LINE else forms.TextInput
            self.fields[f"cell-{index}"] = forms.CharField(
                label=head, required=False, widget=widget
            )

    def changed(self) -> dict[int, str]:
        """Column → text, of those that differ from what stands there."""
        changed: dict[int, str] = {}
        for index, _head in self._columns:
            text = self.data.get(f"cell-{index}")
            # A browser sends the ends of lines in its own way.
            text = None if text is None else text.replace("\r\n", "\n").replace("\x00", "")
            if text is not None and text != self.initial.get(f"cell-{index}"):
                changed[index] = text
        return changed


class RunForm(ActionForm):
    """Where many rows that are there already change, their number is typed first."""

    typed = forms.CharField(
        label=_("Type how many rows will be changed"),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, count: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self._count = count

    @property
    def wants_number(self) -> bool:
        return self._count > MANY

    def show_anew(self, version: int) -> None:
        """With the numbers of now, to be agreed to once more."""
        self._put("version", version)

    def demand_count(self) -> None:
        """Raises Invalid."""
        typed = "".join(each for each in str(self["typed"].data or "") if each.isdecimal())
        if self.wants_number and typed != str(self._count):
            raise Invalid({"typed": _("Type %(count)s.") % {"count": self._count}})
