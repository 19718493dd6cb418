"""How does history name an asset and what is known about it?"""

from collections.abc import Iterable, Mapping
from typing import Any

from naryad.areas.models import Area
from naryad.assets.columns import KEPT_AS
from naryad.assets.linking import Held
from naryad.assets.models import Asset
from naryad.catalog.models import AssetClass, AssetType, Skill, WorkType
from naryad.companies.models import Company
from naryad.core.rows import say_row
from naryad.history import naming
from naryad.history.naming import Names, ReadNames, nameless, names_in

_NAMED: Mapping[str, ReadNames] = {
    "type_id": names_in(AssetType),
    "class_id": names_in(AssetClass),
    "parent_id": names_in(Asset),
    "company_id": names_in(Company),
    "responsible_id": nameless,
    "area_ids": names_in(Area),
    "skill_ids": names_in(Skill),
    "work_type_ids": names_in(WorkType),
}
_SAID = {"contacts": lambda rows: [say_row(row) for row in rows]}


def read_names(held: Iterable[Mapping[str, Any]], *, organization_id: int) -> Names:
    return naming.read_names(held, _NAMED, organization_id=organization_id, said=_SAID)


def values_of(asset: Asset, links: Held) -> dict[str, Any]:
    """In the shape of the input."""
    values = {name: getattr(asset, column) for name, column in KEPT_AS.items()}
    return {**values, "tags": tuple(asset.tags), "contacts": tuple(asset.contacts), **links}
