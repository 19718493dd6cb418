"""What does somebody hand in about an area, and is it fit to be kept?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext

from naryad.core.errors import Invalid
from naryad.core.ids import read_id
from naryad.core.labels import Label
from naryad.core.names import DESCRIPTION_LENGTH, find_label_errors, read_label


@dataclass(frozen=True)
class AreaInput:
    """`parent_id` is as the sender named it; the action checks that it is there."""

    name: Label
    description: Label = field(default_factory=Label)
    parent_id: int | None = None


def clean_area(values: Mapping[str, Any]) -> AreaInput:
    """From `name_ru`, `name_en`, `description_ru`, `description_en` and `parent_id`."""
    parent = str(values.get("parent_id") or "")
    parent_id = read_id(parent)
    if parent and parent_id is None:
        raise Invalid({"parent_id": gettext("Choose an area from the list.")})
    return AreaInput(
        name=read_label(values, "name"),
        description=read_label(values, "description"),
        parent_id=parent_id,
    )


def check_area(new: AreaInput) -> None:
    """Invalid unless every text is fit; whether the name is free is the action's question."""
    errors = find_label_errors(new.name, "name") | find_label_errors(
        new.description, "description", most=DESCRIPTION_LENGTH, is_required=False
    )
    if errors:
        raise Invalid(errors)
