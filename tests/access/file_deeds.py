"""What is one typical deed of each action on attached files?"""

from collections.abc import Callable
from datetime import timedelta

from naryad.access.actor import Actor
from naryad.files import actions
from naryad.files.input import FileInput
from naryad.files.models import File
from naryad.files.owners import Owner
from tests.access.walk import file_of_lift
from tests.files.pictures import png
from tests.world import World

Deed = Callable[[World, Actor], object]


def _attach(world: World, by: Actor) -> object:
    owner = Owner("asset", world.service.lift.pk)
    return actions.attach_file(owner, png(8, 8), name="plate.png", by=by, at=world.at)


def _edit(world: World, by: Actor) -> object:
    file, new = file_of_lift(world.service), FileInput("Иначе", is_for_customers=True)
    return actions.edit_file(file.pk, new, of="asset", seen_version=None, by=by, at=world.at)


def _restore(world: World, by: Actor) -> object:
    file, until = file_of_lift(world.service), world.at + timedelta(days=1)
    File.objects.filter(pk=file.pk).update(deleted_at=world.at, kept_until=until)
    return actions.restore_files([file.pk], of="asset", by=by, at=world.at)


FILE_DEEDS: dict[str, Deed] = {
    "attach_file": _attach,
    "edit_file": _edit,
    "mark_files": lambda world, by: actions.mark_files(
        [file_of_lift(world.service).pk], True, of="asset", by=by, at=world.at
    ),
    "show_files": lambda world, by: actions.show_files(
        [file_of_lift(world.service).pk], True, of="asset", by=by, at=world.at
    ),
    "choose_main_photo": lambda world, by: actions.choose_main_photo(
        file_of_lift(world.service).pk, of="asset", by=by, at=world.at
    ),
    "delete_files": lambda world, by: actions.delete_files(
        [file_of_lift(world.service).pk], of="asset", by=by, at=world.at
    ),
    "restore_files": _restore,
}
