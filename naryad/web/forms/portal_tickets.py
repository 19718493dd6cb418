"""What does a customer fill in about a request, and what do they say to it?"""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from naryad.core.contact_persons import CELLS
from naryad.core.errors import Invalid
from naryad.core.rows import Row, WrongCell, clean_phone_cell, one_line
from naryad.tickets.codes import Source
from naryad.tickets.rating import LONGEST_WORD
from naryad.tickets.ticket_input import LENGTHS, TicketInput, clean_ticket
from naryad.web.forms.action_form import ActionForm

Choices = Sequence[tuple[str, str]]
# What is taken over from an unsaved form, whichever equipment it was about.
WORDS = ("title", "text", "address")
# Beside what the customer sees, whom to call there.
CALLED = ("call_name", "call_phone")


class RequestForm(ActionForm):
    """`asset_id` empty: about something else, so that place and company are asked."""

    asset_id = forms.CharField(label=_("Equipment"), widget=forms.HiddenInput, required=False)
    type_id = forms.ChoiceField(label=_("What kind of request"))
    title = forms.CharField(
        label=_("What happened"),
        widget=forms.TextInput({"maxlength": LENGTHS["title"], "autocomplete": "off"}),
    )
    text = forms.CharField(
        label=_("Details"),
        required=False,
        widget=forms.Textarea({"maxlength": LENGTHS["text"], "rows": 4}),
    )
    company_id = forms.ChoiceField(label=_("Company"))
    address = forms.CharField(
        label=_("Where"),
        required=False,
        widget=forms.TextInput({"maxlength": LENGTHS["address"], "autocomplete": "off"}),
    )
    call_name = forms.CharField(
        label=_("Whom to call on the spot"),
        required=False,
        widget=forms.TextInput({"maxlength": CELLS["name"], "autocomplete": "name"}),
    )
    call_phone = forms.CharField(
        label=_("Their phone"),
        required=False,
        widget=forms.TextInput({"type": "tel", "maxlength": CELLS["phone"], "autocomplete": "tel"}),
    )

    def __init__(
        self, data: Any = None, *, types: Choices, companies: Choices, initial: Any = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.types, self.companies = types, companies
        _offer(self.fields["type_id"], types)
        several = [("", _("Choose")), *companies] if len(companies) > 1 else companies
        _offer(self.fields["company_id"], several)

    @property
    def is_about_asset(self) -> bool:
        return bool(self["asset_id"].value())

    def read(self, *, zone: ZoneInfo) -> TicketInput:
        """Of a piece of equipment, place and company are known. Invalid names the fields."""
        given = self.values()
        if self.is_about_asset:
            given |= {"company_id": "", "address": ""}
        elif len(self.companies) > 1 and not given["company_id"]:
            raise Invalid({"company_id": gettext("Choose from the list.")})
        given["customer_contacts"] = self._read_called()
        return clean_ticket(given, zone=zone, source=Source.PORTAL)

    def _read_called(self) -> list[Row]:
        """One, where somebody is named; a phone without a name is as good as none."""
        name, phone = (one_line(self.values()[each]) for each in CALLED)
        if phone and not name:
            raise Invalid({"call_name": gettext("Say whose phone it is.")})
        if len(name) > CELLS["name"]:
            said = gettext("At most %(most)s characters.") % {"most": CELLS["name"]}
            raise Invalid({"call_name": said})
        try:
            clean_phone_cell({"phone": phone}, "phone", "RU")
        except WrongCell as wrong:
            raise Invalid({"call_phone": wrong.said}) from wrong
        return [{"name": name, "phone": phone}] if name else []


class StepForm(ActionForm):
    """`stage_id`: where the request stood when the question was asked."""

    stage_id = forms.CharField(widget=forms.HiddenInput, required=False)
    comment = forms.CharField(
        label=_("A word to it"),
        required=False,
        widget=forms.Textarea({"maxlength": 2000, "rows": 3}),
    )

    def ask_for_comment(self, *, is_asked: bool) -> None:
        """Only what the field says of itself: the action decides."""
        self.fields["comment"].required = is_asked


class MessageForm(ActionForm):
    text = forms.CharField(
        label=_("Your message"),
        widget=forms.Textarea({"rows": 3}),
    )


class RatingForm(ActionForm):
    points = forms.ChoiceField(
        label=_("How was the work?"),
        choices=[
            ("1", pgettext_lazy("rating", "Bad")),
            ("2", pgettext_lazy("rating", "Poor")),
            ("3", pgettext_lazy("rating", "Fair")),
            ("4", pgettext_lazy("rating", "Good")),
            ("5", pgettext_lazy("rating", "Excellent")),
        ],
        widget=forms.RadioSelect,
    )
    word = forms.CharField(
        label=_("A word to it"),
        required=False,
        widget=forms.Textarea({"maxlength": LONGEST_WORD, "rows": 2}),
    )


def _offer(field: forms.Field, choices: Sequence[tuple[str, Any]]) -> None:
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)
