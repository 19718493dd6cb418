"""How do a hundred thousand rows of a file come to lie beside it, to be looked at?"""

from collections.abc import Iterable, Sequence

import orjson
from django.db import connection

from naryad.spreadsheets.files_in.reading_file import Line
from naryad.spreadsheets.models import Import, ImportRow

_COLUMNS = "organization_id, run_id, line, cells"


def stage(run: Import, pieces: Iterable[Sequence[Line]]) -> None:
    """As they flow by, in the transaction of whoever calls: all of them or none."""
    table = ImportRow._meta.db_table
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} ({_COLUMNS}) FROM STDIN") as copy,
    ):
        for piece in pieces:
            for line, cells in piece:
                copy.write_row((run.organization_id, run.pk, line, orjson.dumps(cells).decode()))
