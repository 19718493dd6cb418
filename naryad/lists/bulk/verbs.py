"""What is a thing that can be done with many rows of a noun?"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from django.db.models import Model, QuerySet
from django.utils.functional import Promise

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import NotVisible
from naryad.core.outcomes import Outcome

Parameters = Mapping[str, Any]
UNDO_WITHIN = timedelta(days=7)


class Lock(Protocol):
    """Those of the rows that the actor sees, locked until the transaction ends: id → version."""

    def __call__(self, ids: Sequence[int], *, by: Actor, at: datetime) -> Mapping[int, int]: ...


class Hold(Protocol):
    """Takes the locks that everybody takes before any row, so that nobody waits in a circle."""

    def __call__(self, *, by: Actor) -> None: ...


class Act(Protocol):
    """Calls the set-shaped action. For no rows it only checks the right and the parameters."""

    def __call__(
        self, ids: Sequence[int], parameters: Parameters, *, by: Actor, at: datetime
    ) -> Sequence[Outcome]: ...


class Prepare(Protocol):
    """From what somebody typed to plain values that can be kept. Raises Invalid with fields."""

    def __call__(self, given: Parameters, *, by: Actor, at: datetime) -> Parameters: ...


class Beyond(Protocol):
    """Of the locked rows those that the undoing verb would not bring back to what they were."""

    def __call__(self, ids: Sequence[int], *, at: datetime) -> Collection[int]: ...


class Keep(Protocol):
    """What an undo must know of each of the locked rows, as plain values. It reaches no row of
    which nothing is kept, and is told the rest as the parameter `kept`: id → values."""

    def __call__(self, ids: Sequence[int], *, by: Actor) -> Mapping[int, Any]: ...


class LeaveOut(Protocol):
    """Of the picked those that, after what was answered, the run is not about."""

    def __call__(
        self, ids: Sequence[int], parameters: Parameters, *, by: Actor
    ) -> Collection[int]: ...


class Weigh(Protocol):
    """Whether even these few rows are left to the worker, for what follows from them."""

    def __call__(self, ids: Sequence[int], *, by: Actor) -> bool: ...


def is_light(ids: Sequence[int], *, by: Actor) -> bool:
    return False


def hold_none(*, by: Actor) -> None:
    pass


def undo_all(ids: Sequence[int], *, at: datetime) -> Collection[int]:
    return ()


def leave_none(ids: Sequence[int], parameters: Parameters, *, by: Actor) -> Collection[int]:
    return ()


def take_none(given: Parameters, *, by: Actor, at: datetime) -> Parameters:
    return {}


def act_elsewhere(
    ids: Sequence[int], parameters: Parameters, *, by: Actor, at: datetime
) -> Sequence[Outcome]:
    """Of a verb that only leads to a page."""
    raise NotVisible


def calling(action: Any, **values: Any) -> Act:
    """An action that needs nothing but the rows it is about."""

    def act(
        ids: Sequence[int], parameters: Parameters, *, by: Actor, at: datetime
    ) -> Sequence[Outcome]:
        outcomes: Sequence[Outcome] = action(ids, **values, by=by, at=at)
        return outcomes

    return act


@dataclass(frozen=True, slots=True)
class Noun:
    """`visible_to` includes deleted rows as far as the actor may see them; str() of a row names
    it. `table` has a version. `none_picked` and `too_many`, which has a count, are said of it."""

    key: str
    table: type[Model]
    visible_to: Callable[[Actor], QuerySet[Any]]
    lock: Lock
    none_picked: str | Promise
    too_many: str | Promise


@dataclass(frozen=True, slots=True)
class Verb:
    """`said` tells how many it was done with. `asks`: more must be known, or confirmed, first.
    `undone_by` names the verb that takes it back, where that is cheap and harms nobody; `keep` is
    for one whose opposite differs from row to row. `is_offered`: not a mere undoing.
    `hold`: the act names other rows, or is about all of them. `undo_within`: after the end of the
    run; `has_own_undo`: by whoever has started it alone. `leads_to`: the name of a page that goes
    on with what was picked; no run begins."""

    noun: Noun
    key: str
    label: str | Promise
    icon: str
    permission: Permission
    act: Act
    said: Callable[[int], str]
    prepare: Prepare = take_none
    asks: bool = False
    is_danger: bool = False
    undone_by: str = ""
    beyond_undo: Beyond = undo_all
    keep: Keep | None = None
    hold: Hold = hold_none
    is_offered: bool = True
    is_heavy: Weigh = is_light
    leave_out: LeaveOut = leave_none
    undo_within: timedelta = UNDO_WITHIN
    has_own_undo: bool = False
    leads_to: str = ""
