"""How do tests have rows read in, without a file?"""

from collections.abc import Callable, Sequence
from typing import Any

from naryad.people.models import Person
from naryad.spreadsheets import actions
from naryad.spreadsheets.import_rows import rows_of
from naryad.spreadsheets.importing import CHECK, RUN, UNDO, go_on
from naryad.spreadsheets.models import Import, ImportRow
from naryad.spreadsheets.states import ImportFormat, ImportState
from tests.world import World

# Line 1 are the heads.
FIRST = 2


def stage(
    world: World,
    person: Person,
    noun: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    key: str,
    parts: dict[str, str] | None = None,
    values: dict[str, Any] | None = None,
    **options: Any,
) -> Import:
    """As if the file were read and its columns matched: `heads` are keys of the sheet."""
    run = Import.objects.create(
        organization=person.organization,
        by=person,
        noun=noun,
        file_name="list.csv",
        format=ImportFormat.CSV,
        columns=[{"head": head, "samples": []} for head in heads],
        mapping=[
            {"column": place, "to": head or None, "part": (parts or {}).get(head, "")}
            for place, head in enumerate(heads)
        ],
        values=values or {},
        key=key,
        options=options,
        language="en",
        zone="Europe/Moscow",
        state=ImportState.MAPPING,
        total=len(rows),
        created_at=world.at,
    )
    ImportRow.objects.bulk_create(
        ImportRow(organization=person.organization, run=run, line=line, cells=list(cells))
        for line, cells in enumerate(rows, FIRST)
    )
    return run


def check(world: World, run: Import) -> Import:
    actions.check_import(run.pk, by=world.actor(run.by), at=world.at)
    go_on(run.pk, CHECK)
    run.refresh_from_db()
    assert run.state == ImportState.CHECKED, run.because
    return run


def run_whole(world: World, run: Import) -> Import:
    actions.run_import(run.pk, by=world.actor(run.by), at=world.at)
    work_off(run, ImportState.RUNNING, lambda: go_on(run.pk, RUN))
    assert run.state == ImportState.DONE, run.because
    return run


def undo_whole(world: World, run: Import) -> Import:
    actions.undo_import(run.pk, by=world.actor(run.by), at=world.at)
    work_off(run, ImportState.UNDOING, lambda: go_on(run.pk, UNDO))
    assert run.state == ImportState.UNDONE, run.because
    return run


def work_off(run: Import, state: ImportState, work: Callable[[], None]) -> None:
    """As the worker does, one job after another."""
    run.refresh_from_db()
    while run.state == state:
        work()
        run.refresh_from_db()


def remarks(run: Import) -> dict[tuple[int, int | None], str]:
    """(line, column) → code of what is said there."""
    return {
        (row.line, remark["column"]): remark["code"]
        for row in rows_of(run).order_by("line")
        for remark in row.remarks
    }


def states(run: Import) -> dict[str, int]:
    """Only those that there are."""
    return {state: count for state, count in run.counts.items() if count}
