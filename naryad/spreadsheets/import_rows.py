"""How are the rows of an import taken, a few at a time?"""

from collections.abc import Iterator, Mapping, Sequence

from django.db.models import Count, QuerySet

from naryad.spreadsheets.models import Import, ImportRow
from naryad.spreadsheets.states import RowState


def rows_of(run: Import) -> QuerySet[ImportRow]:
    return ImportRow.objects.filter(organization_id=run.organization_id, run_id=run.pk)


def uninvited(rows: QuerySet[ImportRow]) -> QuerySet[ImportRow]:
    """Those that have added somebody whom nobody has asked in since."""
    added = rows.filter(state=RowState.DONE, undo__is_new=True, target_id__isnull=False)
    return added.exclude(undo__has_key="invited")


def batches_of(run: Import, *, size: int, only: Sequence[str] = ()) -> Iterator[list[ImportRow]]:
    """In the order of the sheet; no transaction stays open between two of them. `only`: the fields
    that are read, where a few will do."""
    last, rows = -1, rows_of(run).only(*only) if only else rows_of(run)
    while batch := list(rows.filter(line__gt=last).order_by("line")[:size]):
        yield batch
        last = batch[-1].line


def count_states(run: Import) -> dict[str, int]:
    """By the names of `RowState` in lower case; those of which there are none too."""
    counted: Mapping[str, int] = dict(
        rows_of(run).order_by().values_list("state").annotate(Count("pk"))
    )
    return {state.lower(): counted.get(state, 0) for state in RowState.values}
