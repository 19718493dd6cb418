"""What does somebody fill in about a ticket?"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.core import contact_persons
from naryad.core.rich_text import write_html
from naryad.tickets.ticket_input import LENGTHS
from naryad.web.forms.rich_text import RichTextForm
from naryad.web.forms.rows import RowsField, RowsForm, write_rows_out

if TYPE_CHECKING:
    from naryad.tickets.models import Ticket

Choices = Mapping[str, Sequence[tuple[str, str]]]
# The choice of nothing, in a list where one of many is chosen.
NONE = "0"
MOMENTS = ("deadline", "window_from", "window_till")
_CONTACTS = ("contacts", "customer_contacts")


def _text(label: Any, name: str, *, required: bool = False) -> forms.CharField:
    widget = forms.TextInput({"maxlength": LENGTHS[name], "autocomplete": "off"})
    return forms.CharField(label=label, required=required, widget=widget)


def _moment(label: Any) -> forms.CharField:
    widget = forms.DateTimeInput({"type": "datetime-local"})
    return forms.CharField(label=label, required=False, widget=widget)


def _one(label: Any, *, required: bool = False) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=required)


def _contacts(label: Any) -> RowsField:
    return RowsField(
        label,
        contact_persons.CELLS,
        names=contact_persons.CELL_NAMES,
        adding=_("Contact person"),
        wide=("note",),
    )


class TicketForm(RowsForm, RichTextForm):
    """`choices`: by field, what is offered at once; a search brings the others."""

    title = _text(_("What happened"), "title", required=True)
    type_id = _one(_("Type"), required=True)
    text = forms.CharField(
        label=_("In detail"),
        required=False,
        widget=forms.Textarea({"maxlength": LENGTHS["text"], "rows": 5}),
    )
    criticality_id = _one(_("Criticality"))
    asset_id = _one(_("Object"))
    company_id = _one(_("Company"))
    contract_id = _one(_("Contract"))
    address = _text(_("Address"), "address")
    work_type_id = _one(_("Work type"))
    requester_id = _one(_("Requester"))
    assignee_ids = forms.MultipleChoiceField(
        label=_("Assignees"), required=False, widget=forms.CheckboxSelectMultiple
    )
    deadline = _moment(_("Deadline"))
    window_from = _moment(_("Visit from"))
    window_till = _moment(_("Visit till"))
    estimated_minutes = forms.CharField(
        label=_("Estimate, minutes"),
        required=False,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "maxlength": 6}),
    )
    contacts = _contacts(_("Contact persons"))
    known_contacts = forms.MultipleChoiceField(
        label=_("Take over from the object and the company"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    number = _text(pgettext_lazy("ticket", "Number"), "number")
    parent_id = _one(_("Part of the ticket"))

    def __init__(self, data: Any = None, *, choices: Choices, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.offer(choices)

    def offer(self, choices: Choices) -> None:
        """What the form is drawn with; what is sent is checked by the action alone."""
        for name, offered in choices.items():
            field = self.fields.get(name)
            if isinstance(field, forms.ChoiceField):
                field.choices = list(offered)

    def given(self) -> dict[str, Any]:
        """For clean_ticket: nothing chosen is nothing."""
        chosen = {name: _drop_none(value) for name, value in self.values().items()}
        return {**chosen, **self.written()}

    @property
    def known_picked(self) -> list[str]:
        """Of the contact persons around, those that are ticked now."""
        return [str(each) for each in self["known_contacts"].value() or ()]

    def touched(self) -> frozenset[str]:
        """The fields that say something else than what is kept: a form never writes what it only
        shows, rounded to minutes or empty for whoever does not see it."""
        typed, held = dict(self._comparable(self.values())), self._comparable(self.initial)
        taken = {"contacts"} if typed.pop("known_contacts", None) else set()
        changed = {
            name
            for name, value in typed.items()
            if _plain(_drop_none(value)) != _plain(_drop_none(held.get(name)))
        }
        return frozenset(changed | {"html"} if "text" in changed else changed).union(taken)


class TicketEditForm(TicketForm):
    """Type and assignees change in ways of their own."""

    type_id = None  # type: ignore[assignment]
    assignee_ids = None  # type: ignore[assignment]
    customer_contacts = _contacts(_("Whom the customer has named"))


def fill_from_ticket(ticket: "Ticket", choices: Choices) -> dict[str, Any]:
    """What the reader can be shown of it: of ids those that are offered."""
    filled: dict[str, Any] = {}
    for name in TicketEditForm.base_fields:
        value: Any = getattr(ticket, name, None)
        if isinstance(value, datetime):
            value = write_moment(value)
        if name in _CONTACTS:
            filled[name] = write_rows_out(value or (), contact_persons.CELLS)
            continue
        if name in choices and str(value) not in {key for key, _word in choices[name]}:
            value = None
        filled[name] = "" if value is None else value
    html = ticket.html or write_html(ticket.text)
    return {**filled, "html": html, "version": ticket.version}


def write_moment(moment: datetime) -> str:
    """As a field of day and time has it, by the clock of the reader."""
    return f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}"


def _drop_none(value: Any) -> Any:
    return "" if value == NONE else value


def _plain(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return sorted(str(each) for each in value)
    return "\n".join(str(value if value is not None else "").strip().splitlines())
