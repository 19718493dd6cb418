"""What is one typical deed of each action on designs of labels, and on files in the making?"""

from collections.abc import Callable
from dataclasses import replace

from naryad.access.actor import Actor
from naryad.core.labels import Label
from naryad.outputs import actions as outputs
from naryad.outputs.makers import Made, find_maker
from naryad.outputs.models import Output
from naryad.outputs.refusals import OutputBroke
from naryad.stickers import actions
from naryad.stickers.designs import standard_design
from naryad.stickers.models import StickerDesign
from tests.world import World

NEW = replace(standard_design(), name=Label(ru="Ещё одна", en="One more"))


def _design(world: World) -> int:
    return StickerDesign.objects.get(organization=world.service.organization).pk


def _output(world: World) -> Output:
    """The administrator's own, half of which is ready."""
    return Output.objects.get(organization=world.service.organization)


def _restore(world: World, by: Actor) -> object:
    StickerDesign.objects.filter(pk=_design(world)).update(deleted_at=world.at)
    return actions.restore_design(_design(world), by=by, at=world.at)


def _start(world: World, by: Actor) -> object:
    ids, maker = [world.service.code_of_lift.pk], find_maker("labels")
    return outputs.start_output(maker, ids, parameters={}, title="x", by=by, at=world.at)


STICKER_DEEDS: dict[str, Callable[[World, Actor], object]] = {
    "add_design": lambda world, by: actions.add_design(NEW, by=by, at=world.at),
    "edit_design": lambda world, by: actions.edit_design(
        _design(world), NEW, seen_version=1, by=by, at=world.at
    ),
    "delete_design": lambda world, by: actions.delete_design(_design(world), by=by, at=world.at),
    "restore_design": _restore,
    "start_output": _start,
    "prepare_part": lambda world, by: outputs.prepare_part(_output(world), by=by, at=world.at),
    "keep_output": lambda world, by: outputs.keep_output(
        _output(world), Made(b"x", "x.pdf", "application/pdf"), by=by, at=world.at
    ),
    "cancel_output": lambda world, by: outputs.cancel_output(_output(world).pk, by=by, at=world.at),
    "stop_output": lambda world, by: outputs.stop_output(
        _output(world), OutputBroke(), by=by, at=world.at
    ),
}
