"""May a template be kept as it is handed in, and what does history say of it?"""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.assets.describing import read_names
from naryad.assets.models import AssetTemplate
from naryad.assets.template_input import TemplateInput
from naryad.assets.template_links import TEMPLATE_LINKS, Held
from naryad.catalog.visibility import asset_classes_visible_to, asset_types_visible_to
from naryad.core.errors import Errors, Invalid

_TARGETS = {"type_id": asset_types_visible_to, "class_id": asset_classes_visible_to}
# The field of the input by the column that keeps it; links stand in tables of their own.
_KEPT_AS = {
    "name": "name",
    "asset_name": "asset_name",
    "type_id": "type_id",
    "class_id": "asset_class_id",
    "description": "description",
    "tags": "tags",
    "is_mobile": "is_mobile",
    "is_published": "is_published",
}


def settle_template(new: TemplateInput, kept: dict[str, Any], *, by: Actor) -> TemplateInput:
    """With the links that the actor does not see kept as they are. Invalid: something that they do
    not see is named anew."""
    errors: Errors = {}
    links: dict[str, Any] = {}
    for field, visible_to in _TARGETS.items():
        given = getattr(new, field)
        if given not in (None, kept.get(field)) and not visible_to(by).filter(pk=given).exists():
            errors[field] = _("Choose from the list.")
    for field, link in TEMPLATE_LINKS.items():
        given, held = getattr(new, field), kept.get(field, frozenset())
        seen = set(link.visible_to(by).filter(pk__in=given | held).values_list("pk", flat=True))
        if given - held - seen:
            errors[field] = _("Choose from the list.")
        links[field] = given | (held - seen)
    if errors:
        raise Invalid(errors)
    return replace(new, **links)


def values_of_template(template: AssetTemplate, links: Held) -> dict[str, Any]:
    """In the shape of the input."""
    values = {field: getattr(template, column) for field, column in _KEPT_AS.items()}
    return {**values, "tags": tuple(template.tags), **links}


def fill_template(template: AssetTemplate, new: TemplateInput) -> None:
    """All but the links."""
    for field, column in _KEPT_AS.items():
        value = getattr(new, field)
        setattr(template, column, list(value) if isinstance(value, tuple) else value)


def tell_template(
    before: dict[str, Any], after: dict[str, Any], *, organization_id: int
) -> dict[str, Any]:
    """What differs, with names of the time beside ids."""
    held = [values for values in (before, after) if values]
    names = read_names(held, organization_id=organization_id)
    return {
        field: {
            "old": names.say(field, before[field]) if before else None,
            "new": names.say(field, value),
        }
        for field, value in after.items()
        if (before.get(field) != value if before else value not in (None, "", (), frozenset()))
    }
