"""What does somebody fill in on the card of a ticket: a message, a comment, who does it?"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.core.device_clocks import read_device_time
from naryad.core.errors import Invalid, Stale
from naryad.core.ids import read_id
from naryad.tickets.codes import Side
from naryad.web.forms.action_form import ActionForm

_CHOOSE = _("Choose employees from the list.")


class DeviceForm(ActionForm):
    """Also sent from a phone, perhaps long after it was filled in: a behaviour of the page says
    when that was. With its key it may be sent as often as it takes to arrive once."""

    device_at = forms.CharField(widget=forms.HiddenInput, required=False)

    @property
    def sent_at(self) -> datetime | None:
        return read_device_time(str(self["device_at"].data or ""))


class MessageForm(DeviceForm):
    """The key of the form is that of the message, so one that is sent twice stands once."""

    side = forms.ChoiceField(choices=[(each.value, each.label) for each in Side])
    text = forms.CharField(
        label=_("Message"), widget=forms.Textarea({"rows": 3, "maxlength": 4_000}), required=False
    )

    @property
    def key(self) -> str:
        return str(self["request_key"].data or "")[:64]


class SaysStep(ActionForm):
    """In which stage the ticket was seen, and what the team is told of the step."""

    seen_stage_id = forms.CharField(widget=forms.HiddenInput, required=False)
    comment = forms.CharField(
        label=_("Comment"), widget=forms.Textarea({"rows": 3, "maxlength": 2_000}), required=False
    )

    def ask_for_comment(self, *, is_asked: bool) -> None:
        """Only what the field says of itself: the action decides."""
        self.fields["comment"].required = is_asked

    @property
    def stage_id(self) -> int | None:
        return read_id(str(self["seen_stage_id"].data or ""))

    @property
    def said(self) -> str:
        return str(self.values()["comment"] or "").strip()


class StepForm(SaysStep, DeviceForm):
    """One step of a ticket, from a desk or a phone."""

    without_scan = forms.CharField(
        label=_("Why without the scan"),
        widget=forms.Textarea({"rows": 2, "maxlength": 2_000}),
        required=False,
    )

    @property
    def excuse(self) -> str:
        return str(self.values()["without_scan"] or "").strip()


class TypeForm(ActionForm):
    """`stages`: where the ticket may stand then; one alone is not asked about."""

    type_id = forms.CharField(widget=forms.HiddenInput, required=False)
    seen_stage_id = forms.CharField(widget=forms.HiddenInput, required=False)
    stage_id = forms.ChoiceField(label=_("Stage"), required=False)

    def __init__(
        self, data: Any = None, *, stages: Sequence[tuple[str, str]], initial: Any = None
    ) -> None:
        super().__init__(data, initial=initial)
        field = self.fields["stage_id"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(stages)

    def read_id(self, name: str) -> int | None:
        """As it was sent, or as the form begins."""
        return read_id(str(self[name].value() or ""))


class AssignForm(DeviceForm):
    """`seen_ids`: who did it when the form began; what somebody else changes meanwhile is asked
    about, or taken over where the person has changed nothing."""

    seen_ids = forms.CharField(widget=forms.HiddenInput, required=False)
    assignee_ids = forms.MultipleChoiceField(
        label=_("Assignees"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        data: Any = None,
        *,
        held: Collection[int],
        choices: Sequence[tuple[str, str]],
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        ids = [str(each) for each in sorted(held)]
        own = {"assignee_ids": ids, "seen_ids": ",".join(ids)}
        super().__init__(data, initial={**(initial or {}), **own})
        field = self.fields["assignee_ids"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(choices)

    @property
    def chosen(self) -> frozenset[int]:
        return _read_ids(self.values()["assignee_ids"] or [])

    @property
    def held(self) -> frozenset[int]:
        return _read_ids(each for each in str(self["seen_ids"].data or "").split(",") if each)

    def _take_over(self, refusal: Stale) -> bool:
        self._put("seen_ids", self.initial["seen_ids"])
        return super()._take_over(refusal)

    def _comparable(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """What was seen is not the person's to change."""
        return {**values, "seen_ids": ""}


class HandOverForm(SaysStep, AssignForm):
    """Whoever is chosen gets the ticket in its next stage."""

    def _comparable(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {**super()._comparable(values), "seen_stage_id": "", "comment": ""}


def _read_ids(given: Any) -> frozenset[int]:
    ids = [read_id(str(each)) for each in given]
    if None in ids:
        raise Invalid({"assignee_ids": _CHOOSE})
    return frozenset(each for each in ids if each is not None)
