"""Which caller gets what from the operations on files, exports and imports?

The file is a photo of the lift, which is not for customers. The export and the import are the
administrator's own, and nobody else's to look into. See api_operations.py.
"""

from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from naryad.spreadsheets.models import Export, Import
from tests.access.tables import read_rows
from tests.access.walk import file_of_lift
from tests.world import House

API_FILE_OPERATIONS = read_rows("""
operation           anonymous customer technician dispatcher head admin stranger
files.list          401       200      200        200        200  200   404
files.one           401       404      200        200        200  200   404
files.content       401       404      200        200        200  200   404
files.thumbnail     401       404      200        200        200  200   404
files.add           401       403      403        201        201  201   404
files.edit          401       404      403        200        200  200   404
files.delete        401       404      403        204        204  204   404
files.restore       401       404      403        200        200  200   404
files.choose_main   401       404      403        200        200  200   404
files.show          401       404      403        200        200  200   404
files.hide          401       404      403        200        200  200   404
exports.list        401       404      200        200        200  200   200
exports.columns     401       404      200        200        200  200   200
exports.add         401       404      201        201        201  201   201
exports.one         401       404      404        404        404  200   404
exports.content     401       404      404        404        404  409   404
exports.cancel      401       404      404        404        404  200   404
imports.list        401       404      200        200        200  200   200
imports.add         401       404      404        201        201  201   201
imports.one         401       404      404        404        404  200   404
imports.match       401       404      404        404        404  409   404
imports.choose_sheet 401      404      404        404        404  409   404
imports.check       401       404      404        404        404  409   404
imports.rows        401       404      404        404        404  200   404
imports.mend        401       404      404        404        404  409   404
imports.mend_many   401       404      404        404        404  409   404
imports.run         401       404      404        404        404  409   404
imports.pause       401       404      404        404        404  200   404
imports.cancel      401       404      404        404        404  200   404
imports.undo        401       404      404        404        404  409   404
imports.invite      401       404      404        404        404  409   404
""")


def _upload(name: str, text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def _file_of_asset(house: House) -> dict[str, Any]:
    return {"noun": "assets", "item": house.lift.pk, "file": _upload("plan.txt", "Two floors")}


_CELL = {"column": 0, "text": "Клён"}
FILE_BODIES: dict[str, Callable[[House], dict[str, Any]]] = {
    "files.add": _file_of_asset,
    "files.edit": lambda house: {"for_customers": True},
    "exports.add": lambda house: {"noun": "companies", "format": "csv"},
    "imports.add": lambda house: {
        "noun": "companies",
        "file": _upload("list.csv", "Название\nКедр\n"),
    },
    "imports.match": lambda house: {"key": "name"},
    "imports.choose_sheet": lambda house: {"sheet": "", "header_line": 1},
    "imports.mend": lambda house: {"cells": [_CELL]},
    "imports.mend_many": lambda house: {"items": [{"line": 2, "cells": [_CELL]}]},
    "imports.run": lambda house: {},
}
FILE_QUERIES: dict[str, Callable[[House], dict[str, Any]]] = {
    "files.list": lambda house: {"noun": "assets", "item": house.lift.pk},
    "exports.columns": lambda house: {"noun": "companies"},
}
FILE_PLACES: dict[str, Callable[[House], int]] = {
    "file_id": lambda house: file_of_lift(house).pk,
    "import_id": lambda house: Import.objects.get(organization=house.organization).pk,
    "line": lambda house: 2,
    "export_id": lambda house: Export.objects.get(organization=house.organization).pk,
}
