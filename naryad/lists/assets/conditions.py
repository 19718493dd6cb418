"""What can be asked of objects and equipment?"""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet

from naryad.access.actor import Actor
from naryad.areas.visibility import areas_visible_to
from naryad.assets.models import AssetArea
from naryad.assets.visibility import assets_visible_to
from naryad.catalog.visibility import asset_classes_visible_to, asset_types_visible_to
from naryad.companies.visibility import companies_visible_to
from naryad.core.conditions.fields import Asked, Empty, Field, OneOf
from naryad.core.conditions.operators import FieldKind
from naryad.core.conditions.sql import Column, Flag, Links, Reference
from naryad.lists.fields import Asker
from naryad.people.visibility import people_visible_to

Make = Callable[[Asker], Field]


def column(key: str, kind: FieldKind = FieldKind.TEXT) -> Make:
    return lambda _asker: Column(key, kind, key, lambda asset: getattr(asset, key))


def flag(key: str, name: str) -> Make:
    return lambda _asker: Flag(key, lambda: Q(**{name: True}), lambda asset: getattr(asset, name))


def reference(key: str, name: str, targets: Callable[[Actor], QuerySet[Any]]) -> Make:
    def make(asker: Asker) -> Field:
        return Reference(key, name, lambda: targets(asker.actor), lambda row: getattr(row, name))

    return make


type_ = reference("type", "type_id", asset_types_visible_to)
asset_class = reference("class", "asset_class_id", asset_classes_visible_to)
company = reference("company", "company_id", companies_visible_to)
responsible = reference("responsible", "responsible_id", people_visible_to)
parent = reference("parent", "parent_id", assets_visible_to)


def areas(asker: Asker) -> Field:
    def linked() -> QuerySet[AssetArea]:
        return AssetArea.objects.filter(
            organization_id=asker.actor.organization_id,
            area_id__in=areas_visible_to(asker.actor).values("pk"),
        )

    return Links("area", linked, "asset_id", "area_id", lambda row: row.area_ids)


class _Within(Reference):
    """In the subtree of one that the reader sees: itself and all below."""

    def meets(self, asked: Asked) -> Q:
        seen = self.visible().order_by()
        if isinstance(asked, OneOf):
            ids = list(seen.filter(pk__in=sorted(asked.values)).values_list("pk", flat=True))
            return Q(pk__in=ids) | Q(above__overlap=ids)
        assert isinstance(asked, Empty)
        return Q(pk__in=[])


def within(asker: Asker) -> Field:
    return _Within(
        "within", "pk", lambda: assets_visible_to(asker.actor), lambda row: row.within_ids
    )
