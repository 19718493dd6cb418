"""What is one typical deed of each action on objects and equipment?"""

from collections.abc import Callable

from naryad.access.actor import Actor
from naryad.assets import actions
from naryad.assets.input import AssetEdit
from naryad.assets.models import Asset
from tests.assets.building import an_asset
from tests.world import World

Deed = Callable[[World, Actor], object]


def _restore(world: World, by: Actor) -> object:
    Asset.objects.filter(pk=world.service.lift.pk).update(deleted_at=world.at)
    return actions.restore_assets([world.service.lift.pk], by=by, at=world.at)


def _edit(world: World, by: Actor) -> object:
    edit = AssetEdit(world.service.lift.pk, an_asset(world, "Иначе"))
    return actions.edit_assets([edit], by=by, at=world.at)


ASSET_DEEDS: dict[str, Deed] = {
    "add_assets": lambda world, by: actions.add_assets([an_asset(world)], by=by, at=world.at),
    "edit_assets": _edit,
    "publish_assets": lambda world, by: actions.publish_assets(
        [world.service.pump.pk], by=by, at=world.at
    ),
    "withdraw_assets": lambda world, by: actions.withdraw_assets(
        [world.service.lift.pk], by=by, at=world.at
    ),
    "delete_assets": lambda world, by: actions.delete_assets(
        [world.service.lift.pk], by=by, at=world.at
    ),
    "restore_assets": _restore,
}
