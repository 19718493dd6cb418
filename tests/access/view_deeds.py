"""What is one typical deed of each action on saved views?"""

from collections.abc import Callable

from naryad.access.actor import Actor
from naryad.lists import actions as views
from naryad.lists.models import SavedView
from tests.world import World


def _view(world: World) -> int:
    return SavedView.objects.get(organization_id=world.service.id).pk


def _restore_view(world: World, by: Actor) -> object:
    SavedView.objects.filter(pk=_view(world)).update(deleted_at=world.at)
    return views.restore_view(_view(world), by=by, at=world.at)


VIEW_DEEDS: dict[str, Callable[[World, Actor], object]] = {
    "save_view": lambda world, by: views.save_view(
        "customers", "Новый вид", state={}, by=by, at=world.at
    ),
    "edit_view": lambda world, by: views.edit_view(
        _view(world), "Новое имя", state=None, seen_version=None, by=by, at=world.at
    ),
    "share_view": lambda world, by: views.share_view(
        _view(world), {world.service.roles["TECHNICIAN"].pk}, by=by, at=world.at
    ),
    "arrange_views": lambda world, by: views.arrange_views(
        "employees", [_view(world)], pinned=(), default=None, by=by, at=world.at
    ),
    "delete_view": lambda world, by: views.delete_view(_view(world), by=by, at=world.at),
    "restore_view": _restore_view,
}
