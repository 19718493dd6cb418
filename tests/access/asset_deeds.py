"""What is one typical deed of each action on objects and equipment?"""

from collections.abc import Callable

from naryad.access.actor import Actor
from naryad.assets import actions
from naryad.assets.input import AssetEdit
from naryad.assets.models import Asset, AssetTemplate
from naryad.assets.template_input import TemplateInput
from naryad.core.labels import Label
from tests.assets.building import an_asset
from tests.world import World

Deed = Callable[[World, Actor], object]


def _restore(world: World, by: Actor) -> object:
    Asset.objects.filter(pk=world.service.lift.pk).update(deleted_at=world.at)
    return actions.restore_assets([world.service.lift.pk], by=by, at=world.at)


def _edit(world: World, by: Actor) -> object:
    edit = AssetEdit(world.service.lift.pk, an_asset(world, "Иначе"))
    return actions.edit_assets([edit], by=by, at=world.at)


def _edit_template(world: World, by: Actor) -> object:
    pk, new = world.service.like_lift.pk, TemplateInput(Label(en="Other"))
    return actions.edit_asset_template(pk, new, seen_version=None, by=by, at=world.at)


def _restore_template(world: World, by: Actor) -> object:
    pk = world.service.like_lift.pk
    AssetTemplate.objects.filter(pk=pk).update(deleted_at=world.at)
    return actions.restore_asset_template(pk, by=by, at=world.at)


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
    "add_asset_template": lambda world, by: actions.add_asset_template(
        TemplateInput(Label(en="New")), by=by, at=world.at
    ),
    "edit_asset_template": _edit_template,
    "delete_asset_template": lambda world, by: actions.delete_asset_template(
        world.service.like_lift.pk, by=by, at=world.at
    ),
    "restore_asset_template": _restore_template,
}
