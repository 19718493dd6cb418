"""How does a test have all of a noun written out to be read in again, as a worker does it?"""

import csv
import io
from collections.abc import Collection
from typing import Any
from zoneinfo import ZoneInfo

from python_calamine import CalamineWorkbook

from naryad.files.storing import path_of
from naryad.lists.fields import Asker
from naryad.lists.questions import Question
from naryad.spreadsheets import actions
from naryad.spreadsheets.models import Export
from naryad.spreadsheets.nouns import columns_for_file, has_file, open_noun
from naryad.spreadsheets.states import ExportState, Format
from naryad.spreadsheets.working import work_on
from tests.world import World

MOSCOW = ZoneInfo("Europe/Moscow")


def export_way_back(world: World, noun: str, format: Format) -> bytes:
    """The file of all that an administrator sees."""
    by = world.actor(world.service.admin)
    common: dict[str, Any] = {"format": format, "language": "en", "by": by, "at": world.at}
    if has_file(noun):
        asker = Asker(by, world.at, MOSCOW)
        export = actions.start_export(
            noun, Question(), columns=[], imports_back=True, asker=asker, **common
        )
    else:
        export = actions.start_directory_export(noun, zone=MOSCOW.key, came_from="", **common)
    work_on(export.pk)
    return _bytes_of(export)


def export_list(world: World, noun: str, *, without: Collection[str]) -> bytes:
    """All columns of a list but some, with all rows that live."""
    by = world.actor(world.service.admin)
    asker = Asker(by, world.at, MOSCOW)
    keys = [each.key for each in columns_for_file(open_noun(noun, asker))]
    export = actions.start_export(
        noun,
        Question(),
        columns=[key for key in keys if key not in without],
        asker=asker,
        format=Format.CSV,
        language="en",
        by=by,
        at=world.at,
    )
    work_on(export.pk)
    return _bytes_of(export)


def read_sheet(data: bytes) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()


def read_text(data: bytes) -> list[list[str]]:
    """Of a file with separators."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def _bytes_of(export: Export) -> bytes:
    export.refresh_from_db()
    assert export.state == ExportState.READY, export.because
    assert (export.written, export.gone) == (export.total, 0)
    return path_of(str(export.file_key)).read_bytes()
