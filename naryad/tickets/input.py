"""What does somebody hand in about a setting of tickets, and is it fit to be kept?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext

from naryad.core.errors import Invalid
from naryad.core.ids import read_id
from naryad.core.labels import Label
from naryad.core.names import DESCRIPTION_LENGTH, find_label_errors, read_label
from naryad.core.palette import Color
from naryad.tickets.codes import StageKind
from naryad.tickets.number_masks import find_mask_error
from naryad.tickets.spans import read_span
from naryad.tickets.stage_effects import (
    contradict,
    find_effect,
    find_requirement,
)

_LONGEST_EXTERNAL_ID = 100
MOST_CLOSE_MINUTES = 60 * 24 * 366


@dataclass(frozen=True)
class TypeInput:
    """`area_ids` and `work_type_ids` None: all, also those added later."""

    name: Label
    number_mask: str
    close_minutes: int | None = None
    area_ids: frozenset[int] | None = None
    work_type_ids: frozenset[int] | None = None
    is_default: bool = False
    external_id: str = ""


@dataclass(frozen=True)
class StageInput:
    name: Label
    description: Label = field(default_factory=Label)
    color: str = Color.GRAY
    kind: str = StageKind.WORK
    effects: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    assignee_id: int | None = None


@dataclass(frozen=True)
class StatusInput:
    name: Label
    color: str = Color.GRAY


@dataclass(frozen=True)
class CriticalityInput:
    name: Label
    color: str = Color.GRAY
    is_default: bool = False


def clean_type(values: Mapping[str, Any]) -> TypeInput:
    """From `name_…`, `number_mask`, `close_days`, `close_hours`, `close_minutes`, `areas` and
    `work_types` ("all" or "some"), `area_ids`, `work_type_ids`, `is_default`, `external_id`."""
    errors: dict[str, str] = {}
    minutes = read_span(values, "close", errors, most=MOST_CLOSE_MINUTES * 60)
    areas = _read_ids(values, "area_ids", errors) if values.get("areas") == "some" else None
    work_types = (
        _read_ids(values, "work_type_ids", errors) if values.get("work_types") == "some" else None
    )
    if errors:
        raise Invalid(errors)
    return TypeInput(
        name=read_label(values, "name"),
        number_mask=str(values.get("number_mask") or "").strip(),
        close_minutes=None if minutes is None else minutes // 60,
        area_ids=areas,
        work_type_ids=work_types,
        is_default=bool(values.get("is_default")),
        external_id=str(values.get("external_id") or "").strip(),
    )


def clean_stage(values: Mapping[str, Any]) -> StageInput:
    """From `name_…`, `description_…`, `color`, `kind`, `effects`, `requirements`, `assignee_id`."""
    assignee = str(values.get("assignee_id") or "")
    if assignee and read_id(assignee) is None:
        raise Invalid({"assignee_id": gettext("Choose a person from the list.")})
    return StageInput(
        name=read_label(values, "name"),
        description=read_label(values, "description"),
        color=str(values.get("color") or ""),
        kind=str(values.get("kind") or ""),
        effects=tuple(sorted({str(each) for each in values.get("effects") or ()})),
        requirements=tuple(sorted({str(each) for each in values.get("requirements") or ()})),
        assignee_id=read_id(assignee),
    )


def clean_status(values: Mapping[str, Any]) -> StatusInput:
    return StatusInput(read_label(values, "name"), str(values.get("color") or ""))


def clean_criticality(values: Mapping[str, Any]) -> CriticalityInput:
    """From `name_…`, `color`, `is_default`."""
    color, is_default = str(values.get("color") or ""), bool(values.get("is_default"))
    return CriticalityInput(read_label(values, "name"), color, is_default)


def check_type(new: TypeInput) -> None:
    """Invalid unless every text is fit; names, areas and work types are the action's question."""
    errors = find_label_errors(new.name, "name")
    mask = find_mask_error(new.number_mask)
    if mask:
        errors["number_mask"] = mask
    if len(new.external_id) > _LONGEST_EXTERNAL_ID:
        errors["external_id"] = gettext("At most %(most)s characters.") % {
            "most": _LONGEST_EXTERNAL_ID
        }
    if new.close_minutes is not None and not 0 < new.close_minutes <= MOST_CLOSE_MINUTES:
        errors["close_days"] = gettext("From a minute to a year.")
    for name in ("area_ids", "work_type_ids"):
        if getattr(new, name) == frozenset():
            errors[name] = gettext("Choose at least one, or all.")
    if errors:
        raise Invalid(errors)


def check_stage(new: StageInput) -> None:
    errors = find_label_errors(new.name, "name") | find_label_errors(
        new.description, "description", most=DESCRIPTION_LENGTH, is_required=False
    )
    errors |= _find_color_error(new.color)
    if new.kind not in StageKind.values:
        errors["kind"] = gettext("Choose from the list.")
    known = [find_effect(code) for code in new.effects]
    if None in known:
        errors["effects"] = gettext("There is no such effect.")
    elif contradict(new.effects):
        errors["effects"] = gettext("These effects contradict each other about the assignees.")
    elif any(each is not None and each.needs_person for each in known) and not new.assignee_id:
        errors["assignee_id"] = gettext("Choose whom to assign.")
    if any(find_requirement(code) is None for code in new.requirements):
        errors["requirements"] = gettext("There is no such requirement.")
    if errors:
        raise Invalid(errors)


def check_status(new: StatusInput) -> None:
    _check_name_and_color(new.name, new.color)


def check_criticality(new: CriticalityInput) -> None:
    _check_name_and_color(new.name, new.color)


def _check_name_and_color(name: Label, color: str) -> None:
    errors = find_label_errors(name, "name") | _find_color_error(color)
    if errors:
        raise Invalid(errors)


def _find_color_error(color: str) -> dict[str, str]:
    return {} if color in Color.values else {"color": gettext("Choose a color from the list.")}


def _read_ids(values: Mapping[str, Any], name: str, errors: dict[str, str]) -> frozenset[int]:
    ids = {read_id(str(each)) for each in values.get(name) or ()}
    if None in ids:
        errors[name] = gettext("Choose from the list.")
    return frozenset(each for each in ids if each is not None)
