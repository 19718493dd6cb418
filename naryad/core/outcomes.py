"""What became of each row of an action over many?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from naryad.core.errors import Refusal, Stale


class Result(StrEnum):
    DONE = "DONE"
    SAME = "SAME"
    STALE = "STALE"
    REFUSED = "REFUSED"


@dataclass(frozen=True)
class Outcome:
    """`id` of the row (of the new row, for an action that adds); `refusal` says why not."""

    id: int | None
    result: Result
    refusal: Refusal | None = None

    @property
    def is_done(self) -> bool:
        return self.result in (Result.DONE, Result.SAME)


def done(row_id: int) -> Outcome:
    return Outcome(row_id, Result.DONE)


def same(row_id: int) -> Outcome:
    """The row already was as asked."""
    return Outcome(row_id, Result.SAME)


def refused(row_id: int | None, refusal: Refusal) -> Outcome:
    return Outcome(row_id, Result.STALE if isinstance(refusal, Stale) else Result.REFUSED, refusal)


def only(outcomes: Sequence[Outcome]) -> int:
    """For a form, which acts on one row: the row's id, or its refusal raised."""
    (outcome,) = outcomes
    if outcome.refusal is not None:
        raise outcome.refusal
    assert outcome.id is not None
    return outcome.id


def count_results(outcomes: Iterable[Outcome]) -> dict[Result, int]:
    counts = dict.fromkeys(Result, 0)
    for outcome in outcomes:
        counts[outcome.result] += 1
    return counts
