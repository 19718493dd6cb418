"""What does somebody fill in about what scanned codes allow?"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.intake.settings_input import (
    IDS,
    LONGEST_TEXT,
    MOST_DAYS,
    MOST_MONTHS,
    SWITCHES,
)
from naryad.web.forms.action_form import ActionForm
from naryad.web.forms.runs import RunForm
from naryad.web.forms.ticket_settings import Choices, LabelledForm, fill_label

if TYPE_CHECKING:
    from naryad.intake.models import CodeSettings


PERIODS = ("scans_kept_months", "contacts_kept_days")


def _switch(label: Any) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False)


class CodeSettingsForm(LabelledForm):
    """`has_name` False: the default."""

    is_public = _switch(_("Strangers see a passport"))
    shows_address = _switch(_("With the address"))
    takes_reports = _switch(_("Strangers may report a problem"))
    asks_email = _switch(_("They are asked for an e-mail"))
    asks_phone = _switch(_("They are asked for a phone"))
    must_leave_contact = _switch(_("They must leave one of these"))
    must_register = _switch(_("Only whoever has registered may report"))
    becomes_ticket = _switch(_("A report becomes a ticket at once"))
    type_id = forms.ChoiceField(label=_("Type"), required=False)
    work_type_id = forms.ChoiceField(label=_("Work type"), required=False)
    criticality_id = forms.ChoiceField(label=_("Criticality"), required=False)
    assignee_id = forms.ChoiceField(label=_("Assignee"), required=False)
    text = forms.CharField(
        label=_("With what the description begins"),
        required=False,
        widget=forms.Textarea({"rows": 3, "maxlength": LONGEST_TEXT}),
    )

    scans_kept_months = forms.CharField(
        label=_("Single scans are kept, months"),
        widget=forms.NumberInput({"min": 1, "max": MOST_MONTHS, "inputmode": "numeric"}),
    )

    contacts_kept_days = forms.CharField(
        label=_("Who has reported is kept, days after the end"),
        widget=forms.NumberInput({"min": 1, "max": MOST_DAYS, "inputmode": "numeric"}),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        choices: Mapping[str, Choices],
        initial: Any = None,
        has_name: bool = True,
    ) -> None:
        super().__init__(data, choices=choices, initial=initial)
        unasked = PERIODS if has_name else ("name_ru", "name_en")
        self._unasked = {name: self.initial.get(name) for name in unasked}
        for name in unasked:
            del self.fields[name]

    def whole_values(self) -> dict[str, Any]:
        """With what is kept of that which this form does not ask."""
        return self._unasked | self.values()


class CodeSettingsChoiceForm(ActionForm):
    settings_id = forms.ChoiceField(label=_("Settings of the codes"))

    def __init__(self, data: Any = None, *, choices: Choices, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        field = self.fields["settings_id"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)


class CodeSettingsRunForm(RunForm, CodeSettingsChoiceForm):
    """The same for many objects."""

    def given(self) -> dict[str, Any]:
        return {"settings_id": self["settings_id"].data}


def fill_from_settings(settings: "CodeSettings") -> dict[str, Any]:
    return {
        "version": settings.version,
        **fill_label(settings),
        **{name: getattr(settings, name) for name in (*SWITCHES, "text", *PERIODS)},
        **{name: getattr(settings, name) or "" for name in IDS},
    }
