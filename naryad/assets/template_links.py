"""Which areas, skills and work types does a template name?"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.areas.visibility import areas_visible_to
from naryad.assets.models import (
    AssetTemplate,
    AssetTemplateArea,
    AssetTemplateSkill,
    AssetTemplateWorkType,
)
from naryad.catalog.visibility import skills_visible_to, work_types_visible_to

Held = dict[str, frozenset[int]]


@dataclass(frozen=True)
class TemplateLink:
    """The table of links, its column, and what of the targets is seen."""

    table: Any
    column: str
    visible_to: Callable[[Actor], QuerySet[Any]]


TEMPLATE_LINKS: Mapping[str, TemplateLink] = {
    "area_ids": TemplateLink(AssetTemplateArea, "area_id", areas_visible_to),
    "skill_ids": TemplateLink(AssetTemplateSkill, "skill_id", skills_visible_to),
    "work_type_ids": TemplateLink(AssetTemplateWorkType, "work_type_id", work_types_visible_to),
}
NO_LINKS: Held = {field: frozenset() for field in TEMPLATE_LINKS}


def read_template_links(template: AssetTemplate) -> Held:
    return {
        field: frozenset(_links(link, template).order_by("pk").values_list(link.column, flat=True))
        for field, link in TEMPLATE_LINKS.items()
    }


def write_template_links(template: AssetTemplate, *, before: Held, after: Held) -> None:
    for field, link in TEMPLATE_LINKS.items():
        gone = before[field] - after[field]
        _links(link, template).filter(**{f"{link.column}__in": gone}).delete()
        link.table.objects.bulk_create(
            _make(link, template, after[field] - before[field]), batch_size=1000
        )


def _links(link: TemplateLink, template: AssetTemplate) -> QuerySet[Any]:
    rows: QuerySet[Any] = link.table.objects.filter(
        organization_id=template.organization_id, template_id=template.pk
    )
    return rows


def _make(link: TemplateLink, template: AssetTemplate, targets: Collection[int]) -> list[Any]:
    mine = {"organization_id": template.organization_id, "template_id": template.pk}
    return [link.table(**mine, **{link.column: target_id}) for target_id in sorted(targets)]
