"""Which rows of an import does somebody look at, and where are its faults?"""

from collections.abc import Mapping

from django.db import connection
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from naryad.access.actor import Actor
from naryad.spreadsheets.import_rows import uninvited
from naryad.spreadsheets.import_visibility import rows_visible_to
from naryad.spreadsheets.models import Import, ImportRow
from naryad.spreadsheets.states import RowState


def rows_of_import(
    run: Import,
    *,
    state: RowState | None,
    column: int | None = None,
    sought: str = "",
    actor: Actor,
) -> QuerySet[ImportRow]:
    """`column`: those with a remark there; `sought`: letters in any cell, as it was or is."""
    rows = rows_visible_to(actor).filter(run=run)
    if state is not None:
        rows = rows.filter(state=state)
    if column is not None:
        rows = rows.filter(remarks__contains=[{"column": column}])
    if sought:
        rows = rows.alias(
            read=Cast("cells", TextField()), mended=Cast("fixed", TextField())
        ).filter(Q(read__icontains=sought) | Q(mended__icontains=sought))
    return rows


def count_faults(run: Import, *, code: str = "", actor: Actor) -> Mapping[int, int]:
    """Column → how many rows have a remark there, the most first. `code`: of a remark, where only
    those are counted."""
    if run.by_id != actor.person_id or run.organization_id != actor.organization_id:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_FAULTS, [run.organization_id, run.pk, code, code])
        return dict(cursor.fetchall())


_FAULTS = """
    SELECT (remark->>'column')::int, count(DISTINCT row.line)
      FROM spreadsheets_importrow row, jsonb_array_elements(row.remarks) remark
     WHERE row.organization_id = %s AND row.run_id = %s AND row.state IN ('ERROR', 'REFUSED')
       AND remark->>'column' IS NOT NULL AND (%s = '' OR remark->>'code' = %s)
  GROUP BY 1
  ORDER BY 2 DESC, 1
"""


def count_written(run: Import, *, actor: Actor) -> tuple[int, int]:
    """What a run has made, and what it has changed."""
    done = rows_visible_to(actor).filter(run=run, state=RowState.DONE)
    changed = done.filter(seen_version__isnull=False).count()
    return done.count() - changed, changed


def count_uninvited(run: Import, *, actor: Actor) -> int:
    """Whom a run has added and nobody has asked in since."""
    return uninvited(rows_visible_to(actor).filter(run=run)).count()


def count_texts(run: Import, column: int, *, most: int, actor: Actor) -> Mapping[str, int]:
    """What stands in a column → in how many rows, the most frequent first; nothing for what is not
    one's own."""
    if run.by_id != actor.person_id or run.organization_id != actor.organization_id:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_TEXTS, [str(column), column, run.organization_id, run.pk, most])
        return dict(cursor.fetchall())


_TEXTS = """
    SELECT text, count(*)
      FROM (SELECT coalesce(row.fixed->>%s, row.cells->>%s) AS text
              FROM spreadsheets_importrow row
             WHERE row.organization_id = %s AND row.run_id = %s) AS said
     WHERE text <> ''
  GROUP BY 1
  ORDER BY 2 DESC, 1
     LIMIT %s
"""
