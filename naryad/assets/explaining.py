"""By which ways does a person see an asset, and what stands in the way?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from naryad.access.actor import Actor
from naryad.access.arms import Arm, visible_ids
from naryad.access.permissions import Permission
from naryad.assets.models import Asset
from naryad.assets.visibility import ARMS, assets_visible_to


@dataclass(frozen=True, slots=True)
class Way:
    """`leads`: the asset is among what the permission shows to this person, held or not."""

    permission: Permission
    is_held: bool
    leads: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """`sees` is what the lists themselves answer. `is_withheld`: a way leads there, and it is not
    published, or deleted."""

    sees: bool
    ways: Sequence[Way]
    is_unpublished: bool
    is_deleted: bool

    @property
    def is_withheld(self) -> bool:
        return not self.sees and any(way.is_held and way.leads for way in self.ways)


def explain_asset(asset: Asset, *, of: Actor) -> Explanation:
    """Asks the code of the lists: the visible set itself, and each of its arms alone."""
    return Explanation(
        sees=assets_visible_to(of).filter(pk=asset.pk).exists(),
        ways=[_explain(arm, asset, of) for arm in ARMS],
        is_unpublished=not asset.is_published,
        is_deleted=asset.deleted_at is not None,
    )


def _explain(arm: Arm, asset: Asset, of: Actor) -> Way:
    assert arm.permission is not None
    alone = replace(of, permissions=frozenset({arm.permission}))
    among = Asset.objects.filter(pk=asset.pk, pk__in=visible_ids((arm,), alone))
    return Way(arm.permission, of.may(arm.permission), among.exists())
