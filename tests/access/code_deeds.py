"""What is one typical deed of each action on codes?"""

from collections.abc import Callable
from datetime import datetime

from naryad.access.actor import Actor
from naryad.assets import actions
from naryad.assets.code_input import BatchInput, Binding
from naryad.core.labels import Label
from naryad.intake import actions as intake
from naryad.intake.models import CodeSettings
from naryad.intake.settings_input import CodeSettingsInput
from tests.world import World

Deed = Callable[[World, Actor], object]


def _bind(world: World, by: Actor) -> object:
    binding = Binding(world.service.blank_code.text, world.service.lift.pk)
    return actions.bind_codes([binding], by=by, at=world.at)


def _template(world: World, *, deleted_at: datetime | None = None) -> int:
    mine = CodeSettings.objects.filter(organization=world.service.organization, is_default=False)
    mine.update(deleted_at=deleted_at)
    return mine.get().pk


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
    "edit_code_settings": lambda world, by: intake.edit_code_settings(
        None, CodeSettingsInput(Label(), is_public=True), seen_version=None, by=by, at=world.at
    ),
    "add_code_settings": lambda world, by: intake.add_code_settings(
        CodeSettingsInput(Label(en="Lifts")), by=by, at=world.at
    ),
    "choose_code_settings": lambda world, by: intake.choose_code_settings(
        [world.service.lift.pk], _template(world), by=by, at=world.at
    ),
    "delete_code_settings": lambda world, by: intake.delete_code_settings(
        _template(world), by=by, at=world.at
    ),
    "restore_code_settings": lambda world, by: intake.restore_code_settings(
        _template(world, deleted_at=world.at), by=by, at=world.at
    ),
}
