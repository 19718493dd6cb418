"""How does history name an asset and what is known about it?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from naryad.areas.models import Area
from naryad.assets.columns import KEPT_AS
from naryad.assets.linking import Held
from naryad.assets.models import Asset
from naryad.catalog.models import AssetClass, AssetType, Skill, WorkType
from naryad.companies.models import Company
from naryad.core.rows import say_row
from naryad.people.models import Person

_NAMED: Mapping[str, Any] = {
    "type_id": AssetType,
    "class_id": AssetClass,
    "parent_id": Asset,
    "company_id": Company,
    "responsible_id": Person,
    "area_ids": Area,
    "skill_ids": Skill,
    "work_type_ids": WorkType,
}


@dataclass(frozen=True)
class Names:
    """Field → id → the name of the time, in every language that it has."""

    of: Mapping[str, Mapping[int, Any]]

    def say(self, field: str, given: Any) -> Any:
        """As history keeps it: names beside ids, days as text."""
        if field == "contacts":
            return [say_row(row) for row in given]
        if field not in _NAMED:
            return given.isoformat() if hasattr(given, "isoformat") else given
        if field.endswith("_ids"):
            return [self._pair(field, each) for each in sorted(given)]
        return None if given is None else self._pair(field, given)

    def _pair(self, field: str, target_id: int) -> dict[str, Any]:
        return {"id": target_id, "name": self.of[field].get(target_id, "")}


def read_names(held: Iterable[Mapping[str, Any]], *, organization_id: int) -> Names:
    """Of all that these values name, in one query for each sort of it."""
    wanted: dict[str, set[int]] = {field: set() for field in _NAMED}
    for values in held:
        for field in _NAMED:
            given = values[field]
            wanted[field].update(given if field.endswith("_ids") else {given} - {None})
    return Names(
        {
            field: _read(model, wanted[field], organization_id) if wanted[field] else {}
            for field, model in _NAMED.items()
        }
    )


def values_of(asset: Asset, links: Held) -> dict[str, Any]:
    """In the shape of the input."""
    values = {name: getattr(asset, column) for name, column in KEPT_AS.items()}
    return {**values, "tags": tuple(asset.tags), "contacts": tuple(asset.contacts), **links}


def _read(model: Any, ids: Iterable[int], organization_id: int) -> dict[int, Any]:
    rows = model.objects.filter(organization_id=organization_id, pk__in=list(ids))
    if model is Person:
        return {person.pk: person.name for person in rows}
    return {
        pk: dict(name) if isinstance(name, dict) else name
        for pk, name in rows.values_list("pk", "name")
    }
