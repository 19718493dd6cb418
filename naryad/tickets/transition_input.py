"""What does somebody hand in about a transition, and is it fit to be kept?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext

from naryad.core.errors import Invalid
from naryad.core.ids import read_id
from naryad.core.labels import Label
from naryad.core.names import DESCRIPTION_LENGTH, find_label_errors, read_label
from naryad.tickets.codes import Branch, Who
from naryad.tickets.spans import read_span

MOST_SECONDS = 86_400 * 366
_CAPTION = re.compile(r"caption_(\d{1,18})_(?:ru|en)")


@dataclass(frozen=True)
class TransitionInput:
    """`roles`: role → the caption that it has of its own, empty where the common one will do."""

    from_id: int | None
    to_id: int | None
    name: Label
    description: Label = field(default_factory=Label)
    branch: str = Branch.MAIN
    status_id: int | None = None
    who: str = Who.EVERYBODY
    roles: Mapping[int, Label] = field(default_factory=dict)
    after_seconds: int | None = None
    before_deadline_seconds: int | None = None
    requires_comment: bool = False


def clean_transition(values: Mapping[str, Any]) -> TransitionInput:
    """From `from_id`, `to_id`, `name_…`, `description_…`, `branch`, `status_id`, `who`,
    `role_ids`, `caption_<role>_…`, `requires_comment`, and spans `after_…` and `before_…`."""
    errors: dict[str, str] = {}
    after = read_span(values, "after", errors, most=MOST_SECONDS)
    before = read_span(values, "before", errors, most=MOST_SECONDS)
    ids = {name: _read_id(values, name, errors) for name in ("from_id", "to_id", "status_id")}
    roles = _read_roles(values, errors)
    if errors:
        raise Invalid(errors)
    return TransitionInput(
        from_id=ids["from_id"],
        to_id=ids["to_id"],
        name=read_label(values, "name"),
        description=read_label(values, "description"),
        branch=str(values.get("branch") or ""),
        status_id=ids["status_id"],
        who=str(values.get("who") or ""),
        roles=roles,
        after_seconds=after,
        before_deadline_seconds=before,
        requires_comment=bool(values.get("requires_comment")),
    )


def check_transition(new: TransitionInput) -> None:
    """Invalid unless it is fit by itself; whether stages and roles are there is the action's
    question."""
    errors = find_label_errors(new.name, "name") | find_label_errors(
        new.description, "description", most=DESCRIPTION_LENGTH, is_required=False
    )
    for role_id, label in new.roles.items():
        errors |= find_label_errors(label, f"caption_{role_id}", is_required=False)
    if new.from_id is None:
        errors["from_id"] = gettext("Choose a stage from the list.")
    if new.to_id is None:
        errors["to_id"] = gettext("Choose a stage from the list.")
    elif new.to_id == new.from_id:
        errors["to_id"] = gettext("A transition leads to another stage.")
    if new.branch not in Branch.values:
        errors["branch"] = gettext("Choose from the list.")
    if new.who not in Who.values:
        errors["who"] = gettext("Choose from the list.")
    elif new.who == Who.ROLES and not new.roles:
        errors["role_ids"] = gettext("Choose at least one role.")
    errors |= _find_timer_errors(new)
    if errors:
        raise Invalid(errors)


def _find_timer_errors(new: TransitionInput) -> dict[str, str]:
    if new.after_seconds is not None and new.before_deadline_seconds is not None:
        return {"before_days": gettext("Choose one of the two timers.")}
    if new.who == Who.NOBODY and new.after_seconds is None and new.before_deadline_seconds is None:
        return {"after_days": gettext("Nobody makes it by hand, so it needs a time.")}
    for name in ("after", "before_deadline"):
        seconds = getattr(new, f"{name}_seconds")
        if seconds is not None and not 60 <= seconds <= MOST_SECONDS:
            return {f"{name.partition('_')[0]}_days": gettext("From a minute to a year.")}
    return {}


def _read_id(values: Mapping[str, Any], name: str, errors: dict[str, str]) -> int | None:
    text = str(values.get(name) or "")
    if not text:
        return None
    number = read_id(text)
    if number is None:
        errors[name] = gettext("Choose from the list.")
    return number


def _read_roles(values: Mapping[str, Any], errors: dict[str, str]) -> dict[int, Label]:
    """Those to whom it is granted, and, where everybody makes it, those with a caption."""
    who = str(values.get("who") or "")
    captions = _read_captions(values)
    if who != Who.ROLES:
        return captions if who == Who.EVERYBODY else {}
    read = {read_id(str(each)) for each in values.get("role_ids") or ()}
    if None in read:
        errors["role_ids"] = gettext("Choose roles from the list.")
        return {}
    ids = {each for each in read if each is not None}
    if captions.keys() - ids:
        errors["role_ids"] = gettext("Only roles that make the transition have a caption.")
    return {role_id: captions.get(role_id, Label()) for role_id in sorted(ids)}


def _read_captions(values: Mapping[str, Any]) -> dict[int, Label]:
    """From fields such as `caption_7_ru`."""
    found = {int(each.group(1)) for name in values if (each := _CAPTION.fullmatch(name))}
    labels = {role_id: read_label(values, f"caption_{role_id}") for role_id in sorted(found)}
    return {role_id: label for role_id, label in labels.items() if label}
