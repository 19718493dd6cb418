"""In which shape do screens get the templates of objects?"""

from typing import Any

from naryad.access.actor import Actor
from naryad.assets.models import AssetTemplate
from naryad.assets.template_checking import values_of_template
from naryad.assets.template_links import TEMPLATE_LINKS, read_template_links
from naryad.assets.visibility import asset_templates_visible_to
from naryad.catalog.queries import work_types_of_types
from naryad.catalog.visibility import asset_classes_visible_to, asset_types_visible_to
from naryad.core.search import make_search_terms, normalize_text

_TARGETS = {"type_id": asset_types_visible_to, "class_id": asset_classes_visible_to}


def list_templates(actor: Actor, *, query: str = "") -> list[AssetTemplate]:
    """Living ones by name in the reader's language, with their types; every word of the query must
    stand in the name in either language. There are tens of them, so they are sorted here."""
    terms = make_search_terms(query)
    rows = asset_templates_visible_to(actor).select_related("type")
    found = [each for each in rows if _holds(each, terms)]
    return sorted(found, key=lambda each: (normalize_text(str(each.name)), each.pk))


def deleted_templates(actor: Actor) -> list[AssetTemplate]:
    """The last deleted first."""
    rows = asset_templates_visible_to(actor, with_deleted=True).exclude(deleted_at=None)
    return list(rows.select_related("type").order_by("-deleted_at", "-pk"))


def count_templates(actor: Actor) -> int:
    return asset_templates_visible_to(actor).count()


def seen_in_template(actor: Actor, template: AssetTemplate) -> dict[str, Any]:
    """What is kept of it, in the shape of the input; without what is deleted or what the actor does
    not see."""
    values = values_of_template(template, read_template_links(template))
    for field, visible_to in _TARGETS.items():
        if values[field] and not visible_to(actor).filter(pk=values[field]).exists():
            values[field] = None
    for field, link in TEMPLATE_LINKS.items():
        seen = link.visible_to(actor).filter(pk__in=values[field])
        values[field] = frozenset(seen.values_list("pk", flat=True))
    return values


def begin_with_template(actor: Actor, template: AssetTemplate) -> dict[str, Any]:
    """What it fills in of a new object, by field of its input; what it is silent about is left
    out. Without work types of its own come those that are usual for its type."""
    values = seen_in_template(actor, template)
    values["name"] = values.pop("asset_name")
    if not values["work_type_ids"]:
        usual = work_types_of_types(actor).get(values["type_id"] or 0, [])
        values["work_type_ids"] = frozenset(usual)
    return {field: value for field, value in values.items() if isinstance(value, bool) or value}


def _holds(template: AssetTemplate, terms: list[str]) -> bool:
    text = normalize_text(" ".join(template.name.values()))
    return all(term in text for term in terms)
