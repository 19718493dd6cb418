"""What is one typical deed of each action over an export?"""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from naryad.access.actor import Actor
from naryad.lists.fields import Asker
from naryad.lists.questions import Question
from naryad.spreadsheets import actions
from naryad.spreadsheets.models import Export, ExportSchedule
from naryad.spreadsheets.refusals import ExportBroke
from naryad.spreadsheets.rhythm import Rhythm
from naryad.spreadsheets.schedule_input import ScheduleInput
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


_WEEKLY = ScheduleInput("Каждую неделю", Format.CSV, ["name"], False, Rhythm.WEEKLY, 0, 1, 8)


def _asker(world: World, by: Actor) -> Asker:
    return Asker(by, world.at, ZoneInfo("Europe/Moscow"))


def _add_schedule(world: World, by: Actor) -> object:
    return actions.add_schedule(
        "customers",
        Question(),
        given=_WEEKLY,
        asker=_asker(world, by),
        language="en",
        by=by,
        at=world.at,
    )


def _schedule(world: World) -> int:
    """The administrator's own."""
    return ExportSchedule.objects.get(organization=world.service.organization).pk


def _resting(world: World, **values: object) -> int:
    ExportSchedule.objects.filter(pk=_schedule(world)).update(next_at=None, **values)
    return _schedule(world)


def _start_directory(world: World, by: Actor) -> object:
    return actions.start_directory_export(
        "skills",
        format=Format.CSV,
        zone="Europe/Moscow",
        language="en",
        came_from="",
        by=by,
        at=world.at,
    )


EXPORT_DEEDS: dict[str, Callable[[World, Actor], object]] = {
    "start_export": _start,
    "start_directory_export": _start_directory,
    "write_export": lambda world, by: actions.write_export(_waiting(world), by=by, at=world.at),
    "cancel_export": lambda world, by: actions.cancel_export(
        _waiting(world).pk, by=by, at=world.at
    ),
    "stop_export": lambda world, by: actions.stop_export(
        _waiting(world), ExportBroke(), by=by, at=world.at
    ),
    "add_schedule": _add_schedule,
    "edit_schedule": lambda world, by: actions.edit_schedule(
        _schedule(world),
        _WEEKLY,
        asker=_asker(world, by),
        seen_version=None,
        by=by,
        at=world.at,
    ),
    "pause_schedule": lambda world, by: actions.pause_schedule(
        _schedule(world), by=by, at=world.at
    ),
    "resume_schedule": lambda world, by: actions.resume_schedule(
        _resting(world), by=by, at=world.at
    ),
    "delete_schedule": lambda world, by: actions.delete_schedule(
        _schedule(world), by=by, at=world.at
    ),
    "restore_schedule": lambda world, by: actions.restore_schedule(
        _resting(world, deleted_at=world.at), by=by, at=world.at
    ),
}
