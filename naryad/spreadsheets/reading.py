"""Which rows does an export hold, and how are they read without holding them all?"""

from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from naryad.core.plans import planned_anew
from naryad.lists.noun_lists import NounList
from naryad.lists.questions import Question
from naryad.lists.reading import ids_in_order
from naryad.spreadsheets.cells import Row, writer_of

# Rows that are read at once: their cells are a few hundred kilobytes.
AT_ONCE = 1_000


def find_ids(asked: NounList[Any], question: Question) -> "array[int]":
    """Eight bytes for each row that is found now, in the order of the question. Raises Invalid for
    what the reader may not ask."""
    with planned_anew():
        return array("q", ids_in_order(asked, question))


def read_cells(
    asked: NounList[Any],
    question: Question,
    ids: "array[int]",
    columns: Sequence[str],
    *,
    note: Callable[[int, int], None],
) -> Iterator[Row]:
    """Row by row. What is not visible any more when its turn comes is left out. `note` is told
    after each batch how many were asked for and how many of them were there."""
    writers = [writer_of(asked.fields[key], zone=asked.asker.zone) for key in columns]
    remaining = iter(ids)
    while batch := list(islice(remaining, AT_ONCE)):
        still = set(asked.within(question).filter(pk__in=batch).values_list("pk", flat=True))
        rows = asked.read([each for each in batch if each in still], asked.asker)
        for row in rows:
            yield [write(row) for write in writers]
        note(len(batch), len(rows))
