"""What is one typical deed of each action over the file of an import?"""

from collections.abc import Callable

from naryad.access.actor import Actor
from naryad.files.storing import keep_bytes
from naryad.spreadsheets import actions
from naryad.spreadsheets.models import Import
from naryad.spreadsheets.states import ImportState
from tests.world import World


def _own(world: World, state: ImportState) -> Import:
    """The administrator's own, with its file."""
    runs = Import.objects.filter(organization=world.service.organization)
    key = keep_bytes("Фамилия;Имя\nИванова;Анна\n".encode())
    runs.update(state=state, file_key=key)
    return runs.get()


def _map(world: World, by: Actor) -> object:
    run = _own(world, ImportState.MAPPING)
    return actions.map_import(
        run.pk,
        mapping=run.mapping,
        values={},
        key=run.key,
        options={},
        seen_version=run.version,
        by=by,
        at=world.at,
    )


IMPORT_FILE_DEEDS: dict[str, Callable[[World, Actor], object]] = {
    "start_import": lambda world, by: actions.start_import(
        "customers", text="Имя\nАнна\n", language="ru", zone="Europe/Moscow", by=by, at=world.at
    ),
    "read_import": lambda world, by: actions.read_import(
        _own(world, ImportState.READING), by=by, at=world.at
    ),
    "map_import": _map,
    "read_anew": lambda world, by: actions.read_anew(
        _own(world, ImportState.MAPPING).pk, sheet="", header_line=1, by=by, at=world.at
    ),
}
