"""What does somebody choose before a file is made of a list?"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.core.errors import Invalid
from naryad.spreadsheets.rhythm import WEEKDAYS, Rhythm
from naryad.spreadsheets.states import Format
from naryad.web.forms.action_form import ActionForm


def read_format(given: str) -> Format:
    """Raises Invalid."""
    if given not in Format.values:
        raise Invalid({"format": _("Choose a kind of file.")})
    return Format(given)


CHOSEN, BACK = "chosen", "back"


class ExportForm(ActionForm):
    """`offers_back`: it may also hold what can be read in again."""

    content = forms.ChoiceField(
        label=_("What is written"),
        choices=[
            (CHOSEN, _("Columns of one's choice")),
            (BACK, _("Everything that can be read in again")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    format = forms.ChoiceField(label=_("Kind of file"), widget=forms.RadioSelect)
    columns = forms.MultipleChoiceField(
        label=_("Columns"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        columns: Sequence[tuple[str, str]],
        formats: Sequence[Format],
        offers_back: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        choices = {"columns": columns, "format": [(str(each), each.label) for each in formats]}
        for name, choice in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choice
        if not offers_back:
            del self.fields["content"]
        if Format.ZIP in formats:
            self.fields["columns"].help_text = _("An archive of attached files has none.")

    @property
    def chosen_format(self) -> Format:
        """Raises Invalid."""
        return read_format(str(self["format"].data or ""))

    @property
    def imports_back(self) -> bool:
        return "content" in self.fields and self["content"].data == BACK

    @property
    def chosen_columns(self) -> list[str]:
        return [str(each) for each in self["columns"].data or []]


class DirectoryExportForm(ActionForm):
    """Of a directory there is one file: all of it, to be read in again."""

    format = forms.ChoiceField(
        label=_("Kind of file"),
        choices=[(str(each), each.label) for each in Format if each != Format.ZIP],
        widget=forms.RadioSelect,
    )


class ScheduleForm(ExportForm):
    """`schedule_input.read_schedule` says what is fit."""

    name = forms.CharField(
        label=_("Name"), widget=forms.TextInput({"maxlength": 80, "autocomplete": "off"})
    )
    rhythm = forms.ChoiceField(label=_("How often"), choices=Rhythm.choices)
    weekday = forms.ChoiceField(label=_("Day of the week"), choices=WEEKDAYS)
    day = forms.ChoiceField(
        label=_("Day of the month"),
        choices=[(each, str(each)) for each in range(1, 32)],
        help_text=_("A shorter month has it on its last day."),
    )
    hour = forms.ChoiceField(
        label=_("Hour"), choices=[(each, f"{each:02}:00") for each in range(24)]
    )
