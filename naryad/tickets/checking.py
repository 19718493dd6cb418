"""Is a life cycle fit to be published? Decided on plain values alone."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from naryad.tickets.codes import Branch, StageKind, Who
from naryad.tickets.lifecycle import CycleFacts, StageFacts, TransitionFacts
from naryad.tickets.stage_effects import CLOSE, CODE_SCANNED, find_effect


class Wrong(StrEnum):
    NO_START = "NO_START"
    NO_START_STATUS = "NO_START_STATUS"
    DELETED_STAGE = "DELETED_STAGE"
    DELETED_STATUS = "DELETED_STATUS"
    UNREACHABLE = "UNREACHABLE"
    DEAD_END = "DEAD_END"
    NO_WAY_TO_DONE = "NO_WAY_TO_DONE"
    NOBODY_MAY = "NOBODY_MAY"
    TIMERS_CONTRADICT = "TIMERS_CONTRADICT"
    TIMER_NEVER_FIRES = "TIMER_NEVER_FIRES"
    TIMER_CANNOT_SCAN = "TIMER_CANNOT_SCAN"
    ROLE_GONE = "ROLE_GONE"
    NOT_FOR_CUSTOMERS = "NOT_FOR_CUSTOMERS"
    CLOCK_NEVER_STOPS = "CLOCK_NEVER_STOPS"
    CLOSED_STAYS_OPEN = "CLOSED_STAYS_OPEN"


# These a person may overrule; all others keep the cycle from being published.
WARNINGS = frozenset(
    {
        Wrong.TIMER_NEVER_FIRES,
        Wrong.TIMER_CANNOT_SCAN,
        Wrong.ROLE_GONE,
        Wrong.NOT_FOR_CUSTOMERS,
        Wrong.CLOCK_NEVER_STOPS,
        Wrong.CLOSED_STAYS_OPEN,
    }
)


@dataclass(frozen=True)
class Finding:
    """What is wrong, and where: at a stage, at a transition, or with the whole."""

    wrong: Wrong
    stage_id: int | None = None
    transition_id: int | None = None

    @property
    def is_error(self) -> bool:
        return self.wrong not in WARNINGS


@dataclass(frozen=True)
class RoleFacts:
    """A role that lives and whose holders may move tickets."""

    id: int
    is_for_customers: bool = False


def check_cycle(cycle: CycleFacts, roles: Mapping[int, RoleFacts]) -> list[Finding]:
    """Errors first, each in the order of the cycle. `roles` are those that can make a transition;
    a role that is not among them is as good as none."""
    found = [
        *_check_start(cycle),
        *_check_ways(cycle),
        *(
            finding
            for each in cycle.transitions
            for finding in _check_transition(each, cycle, roles)
        ),
        *_check_timers(cycle),
        *_check_ends(cycle),
    ]
    return sorted(found, key=lambda each: not each.is_error)


def has_errors(findings: Iterable[Finding]) -> bool:
    return any(each.is_error for each in findings)


def reachable_from(start: int, ways: Mapping[int, Iterable[int]]) -> set[int]:
    """With the start itself."""
    seen, waiting = {start}, [start]
    while waiting:
        for each in ways.get(waiting.pop(), ()):
            if each not in seen:
                seen.add(each)
                waiting.append(each)
    return seen


def _check_start(cycle: CycleFacts) -> Iterator[Finding]:
    if cycle.start_stage_id not in cycle.stages:
        yield Finding(Wrong.NO_START)
    if cycle.start_status_id is None:
        yield Finding(Wrong.NO_START_STATUS)
    elif cycle.start_status_id not in cycle.status_ids:
        yield Finding(Wrong.DELETED_STATUS)


def _check_ways(cycle: CycleFacts) -> Iterator[Finding]:
    ways: dict[int, list[int]] = {}
    back: dict[int, list[int]] = {}
    for each in _inside(cycle):
        ways.setdefault(each.from_id, []).append(each.to_id)
        back.setdefault(each.to_id, []).append(each.from_id)
    start = cycle.start_stage_id
    reached = reachable_from(start, ways) if start in cycle.stages and start is not None else None
    ends = [each.id for each in cycle.stages.values() if each.kind.is_end]
    ending = set().union(*(reachable_from(each, back) for each in ends))
    for stage in cycle.stages.values():
        if not stage.is_living:
            yield Finding(Wrong.DELETED_STAGE, stage.id)
        if reached is not None and stage.id not in reached:
            yield Finding(Wrong.UNREACHABLE, stage.id)
        if not stage.kind.is_end and stage.id not in ways:
            yield Finding(Wrong.DEAD_END, stage.id)
        elif stage.id not in ending:
            yield Finding(Wrong.NO_WAY_TO_DONE, stage.id)


def _inside(cycle: CycleFacts) -> Iterator[TransitionFacts]:
    for each in cycle.transitions:
        if each.from_id in cycle.stages and each.to_id in cycle.stages:
            yield each


def _check_transition(
    each: TransitionFacts, cycle: CycleFacts, roles: Mapping[int, RoleFacts]
) -> Iterator[Finding]:
    granted = each.role_ids.intersection(roles) if each.who == Who.ROLES else frozenset()
    able = [role for role in granted if _can_use(roles[role], each)]
    if not each.is_timed and (each.who == Who.NOBODY or (each.who == Who.ROLES and not able)):
        yield Finding(Wrong.NOBODY_MAY, each.from_id, each.id)
    elif each.who == Who.ROLES and granted != each.role_ids:
        yield Finding(Wrong.ROLE_GONE, each.from_id, each.id)
    if each.status_id is not None and each.status_id not in cycle.status_ids:
        yield Finding(Wrong.DELETED_STATUS, each.from_id, each.id)
    into = cycle.stages.get(each.to_id)
    if each.is_timed and into is not None and CODE_SCANNED in into.requirements:
        yield Finding(Wrong.TIMER_CANNOT_SCAN, each.from_id, each.id)
    if each.after_seconds is not None and each.before_deadline_seconds is not None:
        yield Finding(Wrong.TIMERS_CONTRADICT, each.from_id, each.id)
    by_hand = each.branch == Branch.CUSTOMER and each.who != Who.NOBODY
    if by_hand and not any(roles[role].is_for_customers for role in granted):
        yield Finding(Wrong.NOT_FOR_CUSTOMERS, each.from_id, each.id)


def _can_use(role: RoleFacts, each: TransitionFacts) -> bool:
    """A role for customers helps nobody outside the branch of customers."""
    return each.branch == Branch.CUSTOMER or not role.is_for_customers


def _check_timers(cycle: CycleFacts) -> Iterator[Finding]:
    """Of two that count from the entry the longer never fires; of equal ones, who knows which."""
    for stage_id in cycle.stages:
        leaving = cycle.leaving(stage_id)
        for clock in (
            [(each.after_seconds, each) for each in leaving if each.after_seconds is not None],
            [
                (-each.before_deadline_seconds, each)
                for each in leaving
                if each.before_deadline_seconds is not None
            ],
        ):
            yield from _check_clock(clock)


def _check_clock(timed: list[tuple[int, TransitionFacts]]) -> Iterator[Finding]:
    if len(timed) < 2:
        return
    first = min(moment for moment, _ in timed)
    earliest = [each for moment, each in timed if moment == first]
    for moment, each in timed:
        if moment > first:
            yield Finding(Wrong.TIMER_NEVER_FIRES, each.from_id, each.id)
        elif len(earliest) > 1:
            yield Finding(Wrong.TIMERS_CONTRADICT, each.from_id, each.id)


def _check_ends(cycle: CycleFacts) -> Iterator[Finding]:
    stages = cycle.stages.values()
    if stages and not any(_stops_the_clock(each) for each in stages):
        yield Finding(Wrong.CLOCK_NEVER_STOPS)
    for each in stages:
        if each.kind == StageKind.CLOSED and CLOSE not in each.effects:
            yield Finding(Wrong.CLOSED_STAYS_OPEN, each.id)


def _stops_the_clock(stage: StageFacts) -> bool:
    known = (find_effect(code) for code in stage.effects)
    return any(effect is not None and effect.stops_the_clock for effect in known)
