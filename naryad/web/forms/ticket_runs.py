"""What does somebody say before something of many tickets changes?"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.tickets.actions import How
from naryad.web.forms.runs import RunForm

Choices = Sequence[tuple[str, str]]
_HOW = [
    (How.ADD, _("Add to those that each has")),
    (How.REMOVE, _("Take away")),
    (How.SET, _("Put in place of all that each has")),
]


class AssigneesRunForm(RunForm):
    how = forms.ChoiceField(
        label=_("What to do"),
        required=False,
        choices=_HOW,
        initial=How.ADD,
        widget=forms.RadioSelect,
    )
    person_ids = forms.MultipleChoiceField(
        label=_("Employees"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Any = None, *, people: Choices) -> None:
        super().__init__(data)
        self.fields["person_ids"].choices = list(people)  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        return {name: self[name].data for name in ("how", "person_ids")}


class CriticalityRunForm(RunForm):
    criticality_id = forms.ChoiceField(label=_("Criticality"), widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, criticalities: Choices) -> None:
        super().__init__(data)
        self.fields["criticality_id"].choices = list(criticalities)  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        return {"criticality_id": self["criticality_id"].data}


class DeadlineRunForm(RunForm):
    deadline = forms.CharField(
        label=_("Deadline"),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}),
    )
    has_none = forms.BooleanField(label=_("No deadline"), required=False)

    def given(self) -> dict[str, Any]:
        return {name: self[name].data for name in ("deadline", "has_none")}
