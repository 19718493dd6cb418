"""What does a list show of each asset on a page?"""

from collections.abc import Sequence
from dataclasses import dataclass

from naryad.access.actor import Actor
from naryad.areas.visibility import areas_visible_to
from naryad.assets.models import Asset, AssetArea
from naryad.assets.queries import Step, paths_of
from naryad.assets.visibility import assets_visible_to
from naryad.core.labels import Label
from naryad.lists.companies.searching import name_companies
from naryad.people.visibility import people_visible_to


@dataclass(frozen=True, slots=True)
class AssetRow:
    """`path`: what it stands under, the topmost first, hidden ones as None. Names are empty where
    the reader does not see what they name."""

    asset: Asset
    path: Sequence[Step]
    type_name: str
    class_name: str
    company_name: str
    responsible_name: str
    areas: Sequence[str]

    @property
    def id(self) -> int:
        return self.asset.pk

    @property
    def version(self) -> int:
        return self.asset.version


def read_assets(ids: Sequence[int], *, actor: Actor) -> list[AssetRow]:
    """In their order, in a fixed number of queries; those that the actor sees."""
    found = assets_visible_to(actor, with_deleted=True)
    rows = found.select_related("type", "asset_class").in_bulk(ids)
    assets = [rows[each] for each in ids if each in rows]
    paths = paths_of(assets, actor=actor)
    companies = name_companies([asset.company_id for asset in assets], actor=actor)
    people = _name_people(assets, actor)
    areas = _name_areas(assets, actor)
    return [
        AssetRow(
            asset,
            paths[asset.pk],
            str(asset.type.name),
            str(asset.asset_class.name) if asset.asset_class else "",
            companies.get(asset.company_id or 0, ""),
            people.get(asset.responsible_id or 0, ""),
            areas.get(asset.pk, ()),
        )
        for asset in assets
    ]


def _name_people(assets: Sequence[Asset], actor: Actor) -> dict[int, str]:
    ids = {asset.responsible_id for asset in assets if asset.responsible_id}
    if not ids:
        return {}
    return {person.pk: person.name for person in people_visible_to(actor).filter(pk__in=ids)}


def _name_areas(assets: Sequence[Asset], actor: Actor) -> dict[int, list[str]]:
    links = AssetArea.objects.filter(
        organization_id=actor.organization_id,
        asset_id__in=[asset.pk for asset in assets],
        area_id__in=areas_visible_to(actor).values("pk"),
    )
    named: dict[int, list[str]] = {}
    for asset_id, name in links.order_by("pk").values_list("asset_id", "area__name"):
        named.setdefault(asset_id, []).append(str(Label(name)))
    return named
