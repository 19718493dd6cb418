"""What is one typical deed of each action over an export?"""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from naryad.access.actor import Actor
from naryad.lists.fields import Asker
from naryad.lists.questions import Question
from naryad.spreadsheets import actions
from naryad.spreadsheets.models import Export
from naryad.spreadsheets.refusals import ExportBroke
from naryad.spreadsheets.states import ExportState, Format
from tests.world import World


def _waiting(world: World) -> Export:
    """The administrator's own, as the worker finds it."""
    exports = Export.objects.filter(organization=world.service.organization)
    exports.update(state=ExportState.WAITING, because={})
    return exports.get()


def _start(world: World, by: Actor) -> object:
    asker = Asker(by, world.at, ZoneInfo("Europe/Moscow"))
    return actions.start_export(
        "customers",
        Question(),
        columns=["name"],
        format=Format.CSV,
        asker=asker,
        language="en",
        by=by,
        at=world.at,
    )


EXPORT_DEEDS: dict[str, Callable[[World, Actor], object]] = {
    "start_export": _start,
    "write_export": lambda world, by: actions.write_export(_waiting(world), by=by, at=world.at),
    "cancel_export": lambda world, by: actions.cancel_export(
        _waiting(world).pk, by=by, at=world.at
    ),
    "stop_export": lambda world, by: actions.stop_export(
        _waiting(world), ExportBroke(), by=by, at=world.at
    ),
}
