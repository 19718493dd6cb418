"""What would follow from putting an asset under another, and what would be said to new ones?"""

from collections.abc import Sequence
from dataclasses import dataclass

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.areas.visibility import areas_visible_to
from naryad.assets.checking import survey
from naryad.assets.input import AssetInput
from naryad.assets.models import Asset, AssetArea
from naryad.assets.queries import values_of_asset
from naryad.companies.visibility import companies_visible_to
from naryad.core.errors import Invalid
from naryad.core.labels import Label
from naryad.core.outcomes import Outcome, Result, refused


@dataclass(frozen=True)
class Turn:
    """From what to what, as far as the reader sees it; empty where nothing is, or nothing that
    they see."""

    before: str
    after: str


@dataclass(frozen=True)
class Foreseen:
    """What holds for the asset by what it stands under, and so for all below that has nothing of
    its own. None: stays."""

    company: Turn | None
    address: Turn | None
    areas: Turn | None

    @property
    def is_plain(self) -> bool:
        """Only the place in the tree changes."""
        return self.company is None and self.address is None and self.areas is None


def foresee_move(asset: Asset, parent_id: int | None, *, by: Actor) -> Foreseen:
    """Invalid where the move would be refused now; the move itself looks once more."""
    kept = values_of_asset(asset)
    new = AssetInput(**{**kept, "parent_id": parent_id})
    if parent_id != asset.parent_id:
        _check(asset, new, by)
    above = Asset.objects.filter(organization_id=by.organization_id)
    old, to = (above.filter(pk=pk or 0).first() for pk in (asset.parent_id, parent_id))
    return Foreseen(
        None if asset.own_company_id else _turn_company(old, to, by),
        None if asset.own_address else _turn_address(old, to),
        _turn_areas(asset, old, to, by) if asset.inherits_areas else None,
    )


def foresee_assets(new: Sequence[AssetInput], *, by: Actor) -> list[Outcome]:
    """What `add_assets` says, by the very decisions that it makes, without one that is written.
    What would be added has no id, so that nothing can be put under it."""
    by.require(Permission.EDIT_ASSETS)
    around = survey(new, by=by)
    outcomes = []
    for each in new:
        try:
            around.check(each, asset=None, kept={})
        except Invalid as refusal:
            outcomes.append(refused(None, refusal))
            continue
        around.keep(None, each)
        outcomes.append(Outcome(None, Result.DONE))
    return outcomes


def _check(asset: Asset, new: AssetInput, by: Actor) -> None:
    """What is wrong with it anywhere stands at the one field that a move has."""
    try:
        survey([new], by=by).check(new, asset=asset, kept=values_of_asset(asset))
    except Invalid as refusal:
        said = next(iter(refusal.errors.values()))
        raise Invalid({"parent_id": said}) from refusal


def _turn_company(old: Asset | None, to: Asset | None, by: Actor) -> Turn | None:
    before, after = ((each.company_id if each else None) or 0 for each in (old, to))
    if before == after:
        return None
    seen = companies_visible_to(by).filter(pk__in=(before, after))
    names = dict(seen.values_list("pk", "name"))
    return Turn(names.get(before, ""), names.get(after, ""))


def _turn_address(old: Asset | None, to: Asset | None) -> Turn | None:
    before, after = (each.address if each else "" for each in (old, to))
    return None if before == after else Turn(before, after)


def _turn_areas(asset: Asset, old: Asset | None, to: Asset | None, by: Actor) -> Turn | None:
    """Areas of its own hold wherever it stands."""
    ids = [each.pk for each in (asset, old, to) if each]
    links = AssetArea.objects.filter(organization_id=by.organization_id, asset_id__in=ids)
    rows = list(links.values_list("asset_id", "area_id", "is_own"))
    own = {area for of, area, is_own in rows if of == asset.pk and is_own}
    before, after = (
        own | {area for of, area, _own in rows if each and of == each.pk} for each in (old, to)
    )
    if before == after:
        return None
    seen = areas_visible_to(by).filter(pk__in=before | after)
    names = {pk: str(Label(name)) for pk, name in seen.values_list("pk", "name")}
    said = [", ".join(sorted(names[pk] for pk in side if pk in names)) for side in (before, after)]
    return Turn(*said)
