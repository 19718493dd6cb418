"""What is one typical deed of each action on codes?"""

from collections.abc import Callable

from naryad.access.actor import Actor
from naryad.assets import actions
from naryad.assets.code_input import BatchInput, Binding, CodeSettingsInput
from tests.world import World

Deed = Callable[[World, Actor], object]


def _bind(world: World, by: Actor) -> object:
    binding = Binding(world.service.blank_code.text, world.service.lift.pk)
    return actions.bind_codes([binding], by=by, at=world.at)


CODE_DEEDS: dict[str, Deed] = {
    "issue_codes": lambda world, by: actions.issue_codes(
        [world.service.lift.pk], by=by, at=world.at
    ),
    "make_blank_codes": lambda world, by: actions.make_blank_codes(
        BatchInput(2), by=by, at=world.at
    ),
    "bind_codes": _bind,
    "reissue_codes": lambda world, by: actions.reissue_codes(
        [world.service.code_of_lift.pk], by=by, at=world.at
    ),
    "retire_codes": lambda world, by: actions.retire_codes(
        [world.service.code_of_lift.pk], by=by, at=world.at
    ),
    "edit_code_settings": lambda world, by: actions.edit_code_settings(
        CodeSettingsInput(is_public=True), seen_version=None, by=by, at=world.at
    ),
}
