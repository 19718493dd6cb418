"""Which work can a ticket be for, by its type and its object?"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from naryad.assets.models import AssetWorkType
from naryad.tickets.models import TicketType, TypeWorkType


@dataclass(frozen=True, slots=True)
class FittingWork:
    """Types and objects that name their own work are for that alone; all others for any."""

    of_types: Mapping[int, Collection[int]] = field(default_factory=dict)
    of_assets: Mapping[int, Collection[int]] = field(default_factory=dict)

    def fits(self, work_type_id: int, *, type_id: int | None, asset_id: int | None) -> bool:
        return self.fits_type(work_type_id, type_id) and self.fits_asset(work_type_id, asset_id)

    def fits_type(self, work_type_id: int, type_id: int | None) -> bool:
        return work_type_id in self.of_types.get(type_id or 0, {work_type_id})

    def fits_asset(self, work_type_id: int, asset_id: int | None) -> bool:
        return work_type_id in self.of_assets.get(asset_id or 0, {work_type_id})


def read_fitting_work(
    *, type_ids: Iterable[int | None], asset_ids: Iterable[int | None], organization_id: int
) -> FittingWork:
    """The caller has shown that the actor sees the objects."""
    return FittingWork(
        _work_of_types([each for each in type_ids if each], organization_id),
        _work_of_assets([each for each in asset_ids if each], organization_id),
    )


def _work_of_types(type_ids: Collection[int], organization_id: int) -> dict[int, set[int]]:
    """Also of types that are offered no more."""
    named = TicketType.objects.filter(
        organization_id=organization_id, pk__in=type_ids, has_all_work_types=False
    )
    found: dict[int, set[int]] = {pk: set() for pk in named.values_list("pk", flat=True)}
    links = TypeWorkType.objects.filter(type_id__in=found)
    for type_id, work_type_id in links.values_list("type_id", "work_type_id"):
        found[type_id].add(work_type_id)
    return found


def _work_of_assets(asset_ids: Collection[int], organization_id: int) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    links = AssetWorkType.objects.filter(organization_id=organization_id, asset_id__in=asset_ids)
    for asset_id, work_type_id in links.values_list("asset_id", "work_type_id"):
        found.setdefault(asset_id, set()).add(work_type_id)
    return found
