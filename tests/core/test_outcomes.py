"""What does a form learn from an action over many rows?"""

import pytest

from naryad.core.errors import NotPermitted, Stale
from naryad.core.outcomes import Result, count_results, done, only, refused, same


def test_one_row_done_is_its_id() -> None:
    assert only([done(7)]) == only([same(7)]) == 7


def test_one_row_refused_raises_its_refusal() -> None:
    with pytest.raises(NotPermitted):
        only([refused(7, NotPermitted())])


def test_a_form_never_acts_on_two_rows() -> None:
    with pytest.raises(ValueError, match="unpack"):
        only([done(1), done(2)])


def test_results_are_counted_by_kind() -> None:
    outcomes = [
        done(1),
        done(2),
        same(3),
        refused(4, NotPermitted()),
        refused(5, Stale({}, version=1)),
    ]
    assert count_results(outcomes) == {
        Result.DONE: 2,
        Result.SAME: 1,
        Result.REFUSED: 1,
        Result.STALE: 1,
    }
