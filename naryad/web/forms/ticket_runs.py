"""What does somebody say before something of many tickets changes?"""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.lists.bulk.picking import Picked
from naryad.lists.bulk.verbs import Verb
from naryad.tickets.actions import How
from naryad.tickets.group_steps import TicketGroup
from naryad.web.forms.runs import RunForm

Choices = Sequence[tuple[str, str]]
_WAY = "way-"
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


class WorkTypeRunForm(RunForm):
    work_type_id = forms.ChoiceField(label=_("Work type"), widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, work_types: Choices) -> None:
        super().__init__(data)
        self.fields["work_type_id"].choices = list(work_types)  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        return {"work_type_id": self["work_type_id"].data}


class ParentRunForm(RunForm):
    parent_id = forms.ChoiceField(
        label=_("Part of the ticket"), required=False, widget=forms.RadioSelect
    )

    def __init__(self, data: Any = None, *, tickets: Choices) -> None:
        super().__init__(data)
        self.fields["parent_id"].choices = list(tickets)  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        return {"parent_id": self["parent_id"].data}


class MovesRunForm(RunForm):
    """One choice for the tickets of each type and stage; none of them has to go anywhere."""

    comment = forms.CharField(
        label=_("Comment"), widget=forms.Textarea({"rows": 2, "maxlength": 2_000}), required=False
    )

    def __init__(
        self, data: Any = None, *, find_groups: Callable[[Sequence[int]], list[TicketGroup]]
    ) -> None:
        super().__init__(data)
        self._find_groups = find_groups
        self.groups: list[TicketGroup] = []

    def ask_about(self, verb: Verb, picked: Sequence[Picked]) -> None:
        self.groups = self._find_groups([each.id for each in picked])
        for group in self.groups:
            self.fields[_WAY + group.key] = forms.ChoiceField(
                label=str(group.stage.name),
                required=False,
                choices=[
                    ("", _("Leave where they are")),
                    *((str(step.id), str(step.caption)) for step in group.steps),
                ],
                initial="",
                widget=forms.RadioSelect,
            )
        super().ask_about(verb, picked)

    def given(self) -> dict[str, Any]:
        """Also of groups that have emptied meanwhile, so that their tickets come back as changed
        and are not passed over."""
        sent = {name: self.data.get(name) for name in self.data if name.startswith(_WAY)}
        ways = {name.removeprefix(_WAY): str(value or "") for name, value in sent.items()}
        return {"ways": ways, "comment": self.values()["comment"]}
