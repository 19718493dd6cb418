"""Which form does each list of settings have, and which action does it call?"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.tickets import actions
from naryad.tickets.answer_input import clean_answer
from naryad.tickets.codes import Side
from naryad.tickets.input import clean_criticality, clean_stage, clean_status, clean_type
from naryad.tickets.links import read_held
from naryad.tickets.setting_nouns import SettingName
from naryad.web.acting import SignedInRequest
from naryad.web.forms.action_form import ActionForm, posted
from naryad.web.forms.answers import AnswerForm, fill_from_answer
from naryad.web.forms.ticket_settings import (
    CriticalityForm,
    StageForm,
    StatusForm,
    TypeForm,
    fill_from_criticality,
    fill_from_stage,
    fill_from_status,
    fill_from_type,
)
from naryad.web.office.ticket_settings.choices import (
    offer_areas_and_work_types,
    offer_assignees,
    offer_sources,
    read_source,
)


@dataclass(frozen=True)
class NounForm:
    """`fill(row)` gives what stands in the form; `add` and `edit` call the action with it."""

    template: str
    new: str | Promise
    added: str | Promise
    make: Callable[[SignedInRequest, Any], ActionForm]
    add: Callable[[SignedInRequest, ActionForm], int]
    edit: Callable[[SignedInRequest, ActionForm, int], int]


def _make_type(request: SignedInRequest, row: Any) -> ActionForm:
    if row is None:
        initial = {"areas": "all", "work_types": "all", "number_mask": "{YY}{MM}{DD}-{000}"}
        held = None
    else:
        held = read_held(row.pk, organization_id=row.organization_id)
        initial = fill_from_type(row, held)
    offered = offer_areas_and_work_types(request.actor, held)
    sources = offer_sources(request.actor, but=row)
    return TypeForm(posted(request), choices={**offered, "source": sources}, initial=initial)


def _make_stage(request: SignedInRequest, row: Any) -> ActionForm:
    initial = {"kind": "WORK", "color": "GRAY"} if row is None else fill_from_stage(row)
    chosen = request.POST.get("assignee_id") or str(initial.get("assignee_id") or "")
    offered = {"assignee_id": offer_assignees(request.actor, chosen)}
    return StageForm(posted(request), choices=offered, initial=initial)


def _make_status(request: SignedInRequest, row: Any) -> ActionForm:
    initial = {"color": "GRAY"} if row is None else fill_from_status(row)
    return StatusForm(posted(request), initial=initial)


def _make_criticality(request: SignedInRequest, row: Any) -> ActionForm:
    initial = {"color": "GRAY"} if row is None else fill_from_criticality(row)
    return CriticalityForm(posted(request), initial=initial)


def _make_answer(request: SignedInRequest, row: Any) -> ActionForm:
    initial = {"side": Side.CUSTOMER.value} if row is None else fill_from_answer(row)
    return AnswerForm(posted(request), initial=initial)


def _add_type(request: SignedInRequest, form: ActionForm) -> int:
    given = form.values()
    source = read_source(str(given.get("source") or ""))
    return actions.add_type(clean_type(given), source=source, by=request.actor, at=request.at)


def _add(
    action: Callable[..., int],
    clean: Callable[[Any], Any],
    request: SignedInRequest,
    form: ActionForm,
) -> int:
    return action(clean(form.values()), by=request.actor, at=request.at)


def _edit(
    action: Callable[..., int],
    clean: Callable[[Any], Any],
    request: SignedInRequest,
    form: ActionForm,
    row_id: int,
) -> int:
    new, seen = clean(form.values()), form.seen_version
    return action(row_id, new, seen_version=seen, by=request.actor, at=request.at)


NOUN_FORMS: dict[str, NounForm] = {
    SettingName.TYPES: NounForm(
        "office/ticket_settings/type.html",
        _("New type of tickets"),
        _("Type added. Publish its life cycle, then it can be chosen."),
        _make_type,
        _add_type,
        partial(_edit, actions.edit_type, clean_type),
    ),
    SettingName.STAGES: NounForm(
        "office/ticket_settings/stage.html",
        _("New stage"),
        _("Stage added"),
        _make_stage,
        partial(_add, actions.add_stage, clean_stage),
        partial(_edit, actions.edit_stage, clean_stage),
    ),
    SettingName.STATUSES: NounForm(
        "office/ticket_settings/status.html",
        _("New status"),
        _("Status added"),
        _make_status,
        partial(_add, actions.add_status, clean_status),
        partial(_edit, actions.edit_status, clean_status),
    ),
    SettingName.CRITICALITIES: NounForm(
        "office/ticket_settings/criticality.html",
        _("New criticality"),
        _("Criticality added"),
        _make_criticality,
        partial(_add, actions.add_criticality, clean_criticality),
        partial(_edit, actions.edit_criticality, clean_criticality),
    ),
    SettingName.ANSWERS: NounForm(
        "office/ticket_settings/answer.html",
        _("New template of answers"),
        _("Template added"),
        _make_answer,
        partial(_add, actions.add_answer, clean_answer),
        partial(_edit, actions.edit_answer, clean_answer),
    ),
}
