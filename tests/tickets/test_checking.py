"""Does the check find what is wrong with a life cycle, and nothing else?"""

from itertools import product

import pytest
from hypothesis import given

from naryad.core.labels import Label
from naryad.tickets.base_process import READY
from naryad.tickets.checking import Wrong, check_cycle, has_errors
from naryad.tickets.codes import Branch, StageKind, Who
from naryad.tickets.lifecycle import CycleFacts, StageFacts, TransitionFacts
from naryad.tickets.ready_cycles import ReadyCycle
from naryad.tickets.stage_effects import CLOSE, CODE_SCANNED, COMPLETE
from tests.tickets.random_cycles import ROLES, cycles

NAME = Label(ru="Имя")
NEW = StageFacts(1, NAME, StageKind.NEW)
WORK = StageFacts(2, NAME, StageKind.WORK)
DONE = StageFacts(3, NAME, StageKind.DONE, effects=(COMPLETE,))
GOOD = (TransitionFacts(1, 1, 2, NAME), TransitionFacts(2, 2, 3, NAME))


def _check(
    *ways: TransitionFacts, stages: tuple[StageFacts, ...] = (NEW, WORK, DONE)
) -> set[Wrong]:
    cycle = CycleFacts({each.id: each for each in stages}, ways, 1, 1, frozenset({1}))
    return {each.wrong for each in check_cycle(cycle, ROLES)}


def test_nothing_is_wrong_with_a_good_one() -> None:
    assert _check(*GOOD) == set()


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ({"who": Who.ROLES, "role_ids": frozenset({4})}, {Wrong.NOBODY_MAY}),
        ({"who": Who.ROLES, "role_ids": frozenset({1, 4})}, {Wrong.ROLE_GONE}),
        ({"who": Who.ROLES, "role_ids": frozenset({3})}, {Wrong.NOBODY_MAY}),
        ({"who": Who.NOBODY}, {Wrong.NOBODY_MAY}),
        ({"who": Who.NOBODY, "after_seconds": 60}, set()),
        ({"branch": Branch.CUSTOMER}, {Wrong.NOT_FOR_CUSTOMERS}),
        ({"branch": Branch.CUSTOMER, "who": Who.ROLES, "role_ids": frozenset({3})}, set()),
        ({"status_id": 7}, {Wrong.DELETED_STATUS}),
        ({"after_seconds": 60, "before_deadline_seconds": 60}, {Wrong.TIMERS_CONTRADICT}),
    ],
)
def test_a_transition_is_looked_at(more: dict[str, object], wrong: set[Wrong]) -> None:
    way = TransitionFacts(1, 1, 2, NAME, **more)  # type: ignore[arg-type] # of the table
    assert _check(way, GOOD[1]) == wrong


def test_of_two_timers_one_fires() -> None:
    def ways(first: int, second: int) -> tuple[TransitionFacts, ...]:
        back = TransitionFacts(3, 2, 1, NAME, after_seconds=second)
        return (GOOD[0], TransitionFacts(2, 2, 3, NAME, after_seconds=first), back)

    assert _check(*ways(60, 120)) == {Wrong.TIMER_NEVER_FIRES}
    assert _check(*ways(60, 60)) == {Wrong.TIMERS_CONTRADICT}


def test_of_two_timers_before_the_deadline_the_earlier_moment_wins() -> None:
    ways = (
        GOOD[0],
        TransitionFacts(2, 2, 3, NAME, before_deadline_seconds=60),
        TransitionFacts(3, 2, 1, NAME, before_deadline_seconds=120),
    )
    cycle = CycleFacts({1: NEW, 2: WORK, 3: DONE}, ways, 1, 1, frozenset({1}))
    (found,) = check_cycle(cycle, ROLES)
    assert (found.wrong, found.transition_id) == (Wrong.TIMER_NEVER_FIRES, 2)


def test_a_timer_scans_nothing() -> None:
    there = StageFacts(2, NAME, StageKind.WORK, requirements=(CODE_SCANNED,))
    stages, timer = (NEW, there, DONE), TransitionFacts(1, 1, 2, NAME, after_seconds=60)
    assert _check(timer, GOOD[1], stages=stages) == {Wrong.TIMER_CANNOT_SCAN}
    assert _check(*GOOD, stages=stages) == set()
    away = TransitionFacts(2, 2, 3, NAME, before_deadline_seconds=60)
    assert _check(GOOD[0], away, stages=stages) == set()


def test_stages_are_looked_at() -> None:
    lost = StageFacts(4, NAME, StageKind.WORK)
    assert _check(*GOOD, stages=(NEW, WORK, DONE, lost)) == {Wrong.UNREACHABLE, Wrong.DEAD_END}
    gone = StageFacts(2, NAME, StageKind.WORK, is_living=False)
    assert _check(*GOOD, stages=(NEW, gone, DONE)) == {Wrong.DELETED_STAGE}
    back = TransitionFacts(2, 2, 1, NAME)
    assert _check(GOOD[0], back, stages=(NEW, WORK)) == {
        Wrong.NO_WAY_TO_DONE,
        Wrong.CLOCK_NEVER_STOPS,
    }


def test_ends_are_looked_at() -> None:
    closed = StageFacts(3, NAME, StageKind.CLOSED)
    assert _check(*GOOD, stages=(NEW, WORK, closed)) == {
        Wrong.CLOCK_NEVER_STOPS,
        Wrong.CLOSED_STAYS_OPEN,
    }
    closed = StageFacts(3, NAME, StageKind.CLOSED, effects=(CLOSE,))
    assert _check(*GOOD, stages=(NEW, WORK, closed)) == set()


def test_an_empty_one_has_no_start() -> None:
    cycle = CycleFacts({}, (), None, None)
    assert [each.wrong for each in check_cycle(cycle, {})] == [
        Wrong.NO_START,
        Wrong.NO_START_STATUS,
    ]


@given(cycles())
def test_ways_are_found_as_by_trying_all(cycle: CycleFacts) -> None:
    """By the closure of all pairs, as one would do it on paper."""
    ids = list(cycle.stages)
    leads = {(a, b): a == b for a, b in product(ids, ids)}
    leads |= {(each.from_id, each.to_id): True for each in cycle.transitions}
    for via, a, b in product(ids, ids, ids):
        leads[a, b] = leads[a, b] or (leads[a, via] and leads[via, b])
    found = {
        wrong: {each.stage_id for each in check_cycle(cycle, ROLES) if each.wrong == wrong}
        for wrong in (Wrong.UNREACHABLE, Wrong.DEAD_END, Wrong.NO_WAY_TO_DONE)
    }
    start = cycle.start_stage_id
    lost = {each for each in ids if start is not None and not leads[start, each]}
    assert found[Wrong.UNREACHABLE] == lost
    ends = [each for each in ids if cycle.stages[each].kind.is_end]
    stuck = {each for each in ids if not any(leads[each, end] for end in ends)}
    assert found[Wrong.DEAD_END] | found[Wrong.NO_WAY_TO_DONE] == stuck
    out = {each.from_id for each in cycle.transitions}
    assert found[Wrong.DEAD_END] == {each for each in stuck if each not in out}


@given(cycles())
def test_errors_come_first_and_name_what_is_there(cycle: CycleFacts) -> None:
    found = check_cycle(cycle, ROLES)
    assert [each.is_error for each in found] == sorted(
        (each.is_error for each in found), reverse=True
    )
    assert has_errors(found) == any(each.is_error for each in found)
    ways = {each.id for each in cycle.transitions}
    assert {each.stage_id for each in found} <= {None, *cycle.stages}
    assert {each.transition_id for each in found} <= {None, *ways}


@pytest.mark.parametrize("ready", READY.values(), ids=READY)
def test_a_ready_cycle_has_each_way_once(ready: ReadyCycle) -> None:
    ways = {(each.source, each.target, each.branch) for each in ready.ways}
    assert len(ways) == len(ready.ways)
