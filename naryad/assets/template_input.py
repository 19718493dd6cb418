"""What does somebody hand in about a template of objects, and is it fit to be kept?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from naryad.assets.input import LENGTHS, AssetReading
from naryad.core.errors import Invalid
from naryad.core.labels import Label
from naryad.core.names import find_label_errors, read_label


@dataclass(frozen=True)
class TemplateInput:
    """Fields are those of `AssetInput`, but that `name` is the template's own and `asset_name` the
    one that an object begins with."""

    name: Label
    asset_name: str = ""
    type_id: int | None = None
    class_id: int | None = None
    description: str = ""
    tags: tuple[str, ...] = ()
    is_mobile: bool = False
    is_published: bool = True
    area_ids: frozenset[int] = frozenset()
    skill_ids: frozenset[int] = frozenset()
    work_type_ids: frozenset[int] = frozenset()


def clean_template(values: Mapping[str, Any]) -> TemplateInput:
    """From what a form or a call brings. Invalid names the fields."""
    read = AssetReading(values)
    new = TemplateInput(
        name=read_label(values, "name"),
        asset_name=read.text("asset_name", most=LENGTHS["name"]),
        type_id=read.id("type_id"),
        class_id=read.id("class_id"),
        description=read.text("description", most=LENGTHS["description"], has_lines=True),
        tags=read.tags(),
        is_mobile=bool(values.get("is_mobile")),
        is_published=bool(values.get("is_published")),
        area_ids=read.ids("area_ids"),
        skill_ids=read.ids("skill_ids"),
        work_type_ids=read.ids("work_type_ids"),
    )
    errors = {**find_label_errors(new.name, "name"), **read.errors}
    if errors:
        raise Invalid(errors)
    return new
