"""What does somebody fill in who settles an inquiry?"""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.intake.states import LONGEST_REASON
from naryad.tickets.codes import Source
from naryad.tickets.ticket_input import LENGTHS, TicketInput, clean_ticket
from naryad.web.forms.action_form import ActionForm
from naryad.web.forms.runs import RunForm
from naryad.web.forms.ticket_settings import Choices


class AcceptForm(ActionForm):
    """The ticket that it becomes, as the settings of its code begin it."""

    title = forms.CharField(
        label=_("Subject"),
        widget=forms.TextInput({"maxlength": LENGTHS["title"], "autocomplete": "off"}),
    )
    text = forms.CharField(
        label=_("Description"), required=False, widget=forms.Textarea({"rows": 4})
    )
    type_id = forms.ChoiceField(label=_("Type"))
    work_type_id = forms.ChoiceField(label=_("Work type"), required=False)
    criticality_id = forms.ChoiceField(label=_("Criticality"), required=False)
    assignee_ids = forms.MultipleChoiceField(
        label=_("Assignees"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, data: Any = None, *, choices: Mapping[str, Choices], initial: Any, may_assign: bool
    ) -> None:
        super().__init__(data, initial=initial)
        for name, offered in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = list(offered)
        if not may_assign:
            del self.fields["assignee_ids"]

    def read(self, *, asset_id: int, zone: ZoneInfo) -> TicketInput:
        """Invalid names the fields."""
        given = {**self.values(), "asset_id": str(asset_id)}
        return clean_ticket(given, zone=zone, source=Source.CODE)


class JoinForm(ActionForm):
    ticket_id = forms.ChoiceField(label=_("Open tickets of the object"), widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, tickets: Choices) -> None:
        super().__init__(data)
        field = self.fields["ticket_id"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(tickets)


class RefuseForm(ActionForm):
    reason = forms.CharField(
        label=_("Why"), widget=forms.Textarea({"rows": 3, "maxlength": LONGEST_REASON})
    )


class RefuseRunForm(RunForm, RefuseForm):
    def given(self) -> dict[str, Any]:
        return {"reason": self.values()["reason"]}
