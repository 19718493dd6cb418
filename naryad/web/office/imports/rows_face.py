"""Which rows of an import does its page show, and under which tabs?"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naryad.access.actor import Actor
from naryad.core.cursors import Cursor, read_cursor
from naryad.core.ids import read_id
from naryad.lists.paging import take_page
from naryad.spreadsheets.import_queries import count_faults, rows_of_import
from naryad.spreadsheets.states import ImportState, RowState
from naryad.web.figures import say_number
from naryad.web.jinja import with_query
from naryad.web.office.imports.grid_face import describe_row, grid_columns, head_of
from naryad.web.office.imports.import_face import count_in

if TYPE_CHECKING:
    from naryad.spreadsheets.models import Import

_SIZE = 100
_LONGEST, _MOST_FAULTS = 100, 8
# In the order of the tabs.
_TABS: dict[RowState, str | Promise] = {
    RowState.ERROR: gettext_lazy("With errors"),
    RowState.REFUSED: gettext_lazy("Refused rows"),
    RowState.READ: gettext_lazy("Not checked"),
    RowState.NEW: gettext_lazy("New rows"),
    RowState.CHANGED: gettext_lazy("Changed rows"),
    RowState.SAME: gettext_lazy("Without changes"),
    RowState.DONE: gettext_lazy("Imported"),
    RowState.SKIPPED: gettext_lazy("Left out by you"),
    RowState.UNDONE: gettext_lazy("Taken back"),
    RowState.KEPT: gettext_lazy("Kept, as changed since"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks of the rows."""

    state: RowState | None = None
    column: int | None = None
    sought: str = ""
    cursor: Cursor | None = None


def read_asked(given: QueryDict) -> Asked:
    """Nothing that cannot be read narrows the rows down."""
    state, column = given.get("state", "").upper(), given.get("column", "")
    return Asked(
        state=RowState(state) if state in RowState.values else None,
        column=int(column) if column.isdecimal() and read_id(str(int(column) + 1)) else None,
        sought=given.get("q", "").replace("\x00", "").strip()[:_LONGEST],
        cursor=read_cursor(given.get("page")),
    )


def describe_rows(run: "Import", asked: Asked, *, actor: Actor) -> dict[str, Any]:
    found = rows_of_import(
        run, state=asked.state, column=asked.column, sought=asked.sought, actor=actor
    )
    page = take_page(found, order="line", cursor=asked.cursor, size=_SIZE)
    columns = grid_columns(run, actor=actor)
    return {
        "columns": columns,
        "rows": [describe_row(run, row, columns, actor=actor) for row in page.rows],
        "asked": asked,
        "may_mend": run.state == ImportState.CHECKED and run.by_id == actor.person_id,
        "has_room": bool(columns),
        "all_url": _turn(run, Asked(asked.state)),
        "previous_url": _turn(run, asked, page.before) if page.before else "",
        "next_url": _turn(run, asked, page.after) if page.after else "",
    } | describe_numbers(run, asked, actor=actor)


def describe_numbers(run: "Import", asked: Asked, *, actor: Actor) -> dict[str, Any]:
    """What stands over the rows, and is another with each that is mended."""
    return {"faults": _say_faults(run, asked, actor=actor), "tabs": _describe_tabs(run, asked)}


def _describe_tabs(run: "Import", asked: Asked) -> list[dict[str, Any]]:
    """Each state in which there are rows, with their number; together they are all of them."""
    tabs: list[tuple[RowState | None, str | Promise, int]] = [(None, _("All"), run.total)]
    tabs += [(state, label, count_in(run.counts, state)) for state, label in _TABS.items()]
    return [
        {
            "label": label,
            "url": _turn(run, Asked(state)),
            "current": state == asked.state,
            "count": say_number(count),
            "hot": state in (RowState.ERROR, RowState.REFUSED),
        }
        for state, label, count in tabs
        if count or state is None or state == asked.state
    ]


def _say_faults(run: "Import", asked: Asked, *, actor: Actor) -> list[dict[str, Any]]:
    """In which columns the faults are: the way to all of a kind at once."""
    if asked.state not in (RowState.ERROR, RowState.REFUSED):
        return []
    counts = list(count_faults(run, actor=actor).items())[:_MOST_FAULTS]
    return [
        {
            "label": head_of(run, column),
            "count": say_number(count),
            "current": column == asked.column,
            "url": _turn(run, Asked(asked.state, None if column == asked.column else column)),
        }
        for column, count in counts
    ]


def _turn(run: "Import", asked: Asked, token: str = "") -> str:
    column = None if asked.column is None else str(asked.column)
    return with_query(
        reverse("import", args=[run.pk]),
        state=(asked.state or "").lower(),
        column=column,
        q=asked.sought,
        page=token,
    )
