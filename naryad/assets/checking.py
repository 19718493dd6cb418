"""May these assets be kept as they are handed in, given what is there?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.areas.visibility import areas_visible_to
from naryad.assets.input import AssetInput, find_asset_errors
from naryad.assets.models import Asset
from naryad.assets.visibility import assets_visible_to
from naryad.catalog.models import AssetType
from naryad.catalog.visibility import (
    asset_classes_visible_to,
    asset_types_visible_to,
    skills_visible_to,
    work_types_visible_to,
)
from naryad.companies.visibility import companies_visible_to
from naryad.core.errors import Errors, Invalid
from naryad.core.trees import makes_cycle
from naryad.people.visibility import people_visible_to

_TARGETS: Mapping[str, Any] = {
    "class_id": asset_classes_visible_to,
    "parent_id": assets_visible_to,
    "company_id": companies_visible_to,
    "responsible_id": lambda actor: people_visible_to(actor).filter(is_service=False),
    "area_ids": areas_visible_to,
    "skill_ids": skills_visible_to,
    "work_type_ids": work_types_visible_to,
}
_UNIQUE = ("number", "external_id")
_ABOVE = """
WITH RECURSIVE above (id, parent_id) AS (
  SELECT a.id, a.parent_id FROM assets_asset a
  WHERE a.organization_id = %(organization)s::bigint AND a.id = ANY(%(ids)s::bigint[])
  UNION
  SELECT a.id, a.parent_id FROM assets_asset a
  JOIN above ON a.id = above.parent_id
  WHERE a.organization_id = %(organization)s::bigint
)
SELECT id, parent_id FROM above"""
_FAMILY = """
WITH RECURSIVE up (start, id, parent_id) AS (
  SELECT c.id, c.id, c.parent_id FROM companies_company c
  WHERE c.organization_id = %(organization)s::bigint AND c.id = ANY(%(ids)s::bigint[])
  UNION
  SELECT up.start, c.id, c.parent_id FROM companies_company c
  JOIN up ON c.id = up.parent_id
  WHERE c.organization_id = %(organization)s::bigint
)
SELECT start, id FROM up WHERE parent_id IS NULL"""


@dataclass
class Surroundings:
    """What the decisions need of everything else, read once for a whole set of rows.

    `taken`: field → value → the living asset that bears it (None: one of this very set).
    `seen`: field → ids that the actor sees; `companies`: parent asset → the company that holds
    there; `families`: company → the head of its group.
    """

    types: Mapping[int, AssetType]
    taken: dict[str, dict[str, int | None]]
    seen: Mapping[str, Collection[int]]
    parents: dict[int, int | None]
    companies: Mapping[int, int | None]
    families: Mapping[int, int]

    def check(self, new: AssetInput, *, asset: Asset | None, kept: Mapping[str, Any]) -> None:
        """Invalid by field. `kept`: the values of the asset that is edited; what it has already
        is not asked again, so that what the actor does not see may stay."""
        errors = find_asset_errors(new) or {
            **self._targets(new, kept),
            **self._uniques(new, asset),
        }
        errors = errors or self._place(new, asset, kept)
        if errors:
            raise Invalid(errors)

    def keep(self, asset_id: int | None, new: AssetInput) -> None:
        """Later rows of the set see this one. None: it is new, and has no id yet."""
        for field in _UNIQUE:
            if getattr(new, field):
                self.taken[field][getattr(new, field)] = asset_id
        if asset_id is not None:
            self.parents[asset_id] = new.parent_id

    def _targets(self, new: AssetInput, kept: Mapping[str, Any]) -> Errors:
        errors: Errors = {}
        if new.type_id not in self.types and new.type_id != kept.get("type_id"):
            errors["type_id"] = gettext("Choose from the list.")
        for field in _TARGETS:
            asked, had = _as_set(getattr(new, field)), _as_set(kept.get(field))
            if asked - had - set(self.seen[field]):
                errors[field] = gettext("Choose from the list.")
        return errors

    def _uniques(self, new: AssetInput, asset: Asset | None) -> Errors:
        errors: Errors = {}
        for field in _UNIQUE:
            value = getattr(new, field)
            if not value or value not in self.taken[field]:
                continue
            bearer = self.taken[field][value]
            if asset is None or asset.pk is None or bearer != asset.pk:
                errors[field] = gettext("“%(value)s” is taken by another object.") % {
                    "value": value
                }
        return errors

    def _place(self, new: AssetInput, asset: Asset | None, kept: Mapping[str, Any]) -> Errors:
        """What follows from the type and from what it stands under."""
        own_id = None if asset is None else asset.pk
        if own_id and makes_cycle(self.parents, child=own_id, parent=new.parent_id):
            return {"parent_id": _("It cannot stand under itself.")}
        type_ = self.types.get(new.type_id or 0)
        if type_ is not None and not new.address:
            if type_.needs_address:
                return {"address": _("An object of this type needs an address of its own.")}
            if new.parent_id is None:
                words = _("Equipment of this type stands under something, or has an address.")
                return {"parent_id": words}
        return self._strange_company(new)

    def _strange_company(self, new: AssetInput) -> Errors:
        """Under an object of another company stands only what belongs to the same group."""
        above = self.companies.get(new.parent_id or 0)
        if above is None or new.company_id is None or above == new.company_id:
            return {}
        if self.families.get(above) == self.families.get(new.company_id):
            return {}
        return {
            "company_id": _(
                "It stands under an object of another company. Leave this empty, or move it first."
            )
        }


def survey(inputs: Collection[AssetInput], *, by: Actor) -> Surroundings:
    """In a fixed number of queries, once everybody else who writes assets waits."""
    parents = {new.parent_id for new in inputs if new.parent_id}
    companies = dict(
        Asset.objects.filter(organization_id=by.organization_id, pk__in=parents).values_list(
            "pk", "company_id"
        )
    )
    groups = {*companies.values(), *(new.company_id for new in inputs)} - {None}
    types = {new.type_id for new in inputs if new.type_id}
    return Surroundings(
        types=asset_types_visible_to(by).in_bulk(types),
        taken={field: _read_taken(field, inputs, by) for field in _UNIQUE},
        seen={field: _read_seen(field, inputs, by) for field in _TARGETS},
        parents=dict(_run(_ABOVE, parents, by)),
        companies=companies,
        families=dict(_run(_FAMILY, groups, by)),
    )


def twins_of(assets: Collection[Asset], field: str, *, organization_id: int) -> dict[str, int]:
    """Living assets by the number or the external id that one of these bears."""
    values = {getattr(asset, field) for asset in assets} - {""}
    living = Asset.objects.filter(
        organization_id=organization_id, deleted_at=None, **{f"{field}__in": values}
    )
    return dict(living.values_list(field, "pk")) if values else {}


def _read_taken(field: str, inputs: Collection[AssetInput], by: Actor) -> dict[str, int | None]:
    values = {getattr(new, field) for new in inputs} - {""}
    if not values:
        return {}
    living = Asset.objects.filter(
        organization_id=by.organization_id, deleted_at=None, **{f"{field}__in": values}
    )
    # That it is filled is said for the index of those where it is.
    return dict(living.exclude(**{field: ""}).values_list(field, "pk"))


def _read_seen(field: str, inputs: Collection[AssetInput], by: Actor) -> set[int]:
    wanted = set().union(*(_as_set(getattr(new, field)) for new in inputs))
    if not wanted:
        return set()
    return set(_TARGETS[field](by).filter(pk__in=wanted).values_list("pk", flat=True))


def _run(sql: str, ids: Collection[int | None], by: Actor) -> list[Any]:
    if not ids:
        return []
    with connection.cursor() as cursor:
        cursor.execute(sql, {"organization": by.organization_id, "ids": list(ids)})
        return list(cursor.fetchall())


def _as_set(given: Any) -> set[int]:
    if given is None:
        return set()
    return {given} if isinstance(given, int) else set(given)
