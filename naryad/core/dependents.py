"""What hangs on a noun of a lower layer, and what happens to it when that is deleted?"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.core.errors import Refusal


@dataclass(frozen=True)
class Moved:
    """What a merging has moved: `record` is plain JSON from which it can be moved back, `changes`
    are for history."""

    record: Any
    count: int
    changes: Sequence[Any]


class Mover(Protocol):
    """Moves what hangs on one row to another when the two are merged, and back again. What has
    gone elsewhere meanwhile stays there."""

    def move(self, organization_id: int, *, source: int, target: int) -> Moved: ...

    def move_back(
        self, organization_id: int, *, source: int, target: int, record: Any
    ) -> Sequence[Any]: ...


@dataclass(frozen=True)
class Dependent:
    """Declared by an upper noun in its AppConfig about a lower one.

    `count(organization_id, ids)` tells how many rows hang on these; `reassign(organization_id,
    ids, to)` moves them to another row, where that makes sense, and returns the changes to
    record. `consequence` says in words what becomes of them. `blocks_delete`: they may be moved,
    but not be left hanging on something deleted. `on_delete(organization_id, ids, at)` is what
    becomes of them when these go at that moment, and `on_restore` takes it back when these come
    back: both return the changes to record. `mover` is for nouns whose rows are merged; under
    `key` it finds its record again. `seen(actor, ids)`: how many of them the actor sees, where
    that need not be all. `lock(organization_id)` makes those wait who hang more of it anywhere, so
    that nothing comes to hang on what goes just now.
    """

    of: str
    label: str | Promise
    count: Callable[[int, Sequence[int]], int]
    blocks_delete: bool = False
    consequence: str | Promise = ""
    reassign: Callable[[int, Sequence[int], int], Sequence[Any]] | None = None
    on_delete: Callable[[int, Sequence[int], datetime], Sequence[Any]] | None = None
    on_restore: Callable[[int, Sequence[int], datetime], Sequence[Any]] | None = None
    mover: Mover | None = None
    key: str = ""
    seen: Callable[[Any, Sequence[int]], int] | None = None
    lock: Callable[[int], None] | None = None


@dataclass(frozen=True)
class Hanging:
    """How much of one sort hangs on some rows; shown before they are deleted. `has_unseen`: there
    is more, whose number its reader is not told."""

    dependent: Dependent
    count: int
    has_unseen: bool = False

    @property
    def label(self) -> str | Promise:
        return self.dependent.label

    @property
    def must_move(self) -> bool:
        return self.dependent.blocks_delete


class InUse(Refusal):
    """`hanging` says what by how much, as far as its reader sees."""

    message = _("It is in use (%(uses)s). Choose what takes its place.")

    def __init__(self, hanging: Sequence[Hanging]) -> None:
        super().__init__(uses=", ".join(_use(each) for each in hanging))
        self.hanging = tuple(hanging)


def _use(hanging: Hanging) -> str:
    return str(hanging.label) if hanging.has_unseen else f"{hanging.label}: {hanging.count}"


_declared: dict[str, list[Dependent]] = defaultdict(list)


def declare_dependent(dependent: Dependent) -> None:
    _declared[dependent.of].append(dependent)


def dependents_of(noun: str) -> list[Dependent]:
    return list(_declared[noun])


def count_dependents(noun: str, *, organization_id: int, ids: Sequence[int]) -> list[Hanging]:
    """What hangs on these rows; sorts of which there is nothing are left out."""
    counted = (Hanging(each, each.count(organization_id, ids)) for each in dependents_of(noun))
    return [each for each in counted if each.count]


def foresee_dependents(noun: str, *, ids: Sequence[int], actor: Any) -> list[Hanging]:
    """The same for a reader, to whom the number of what they do not see is not told."""
    hanging = count_dependents(noun, organization_id=actor.organization_id, ids=ids)
    return [_as_seen(each, ids, actor) for each in hanging]


def _as_seen(hanging: Hanging, ids: Sequence[int], actor: Any) -> Hanging:
    see = hanging.dependent.seen
    seen = hanging.count if see is None else see(actor, ids)
    return Hanging(hanging.dependent, seen, has_unseen=seen < hanging.count)


def lock_dependents(noun: str, *, organization_id: int) -> None:
    """First of all in a transaction that decides what becomes of them: whoever has waited sees
    then what has gone."""
    locks = {each.lock: None for each in dependents_of(noun) if each.lock is not None}
    for lock in locks:
        lock(organization_id)


def follow_deletion(
    noun: str, *, organization_id: int, ids: Sequence[int], at: datetime
) -> list[Any]:
    """In the transaction of a deletion at this moment: the changes of what hangs on it."""
    lock_dependents(noun, organization_id=organization_id)
    acts = [each.on_delete for each in dependents_of(noun) if each.on_delete is not None]
    return [change for act in acts for change in act(organization_id, ids, at)]


def follow_restoration(
    noun: str, *, organization_id: int, ids: Sequence[int], deleted_at: datetime
) -> list[Any]:
    """The same for the way back: what went with these at that moment."""
    lock_dependents(noun, organization_id=organization_id)
    acts = [each.on_restore for each in dependents_of(noun) if each.on_restore is not None]
    return [change for act in acts for change in act(organization_id, ids, deleted_at)]


def release_dependents(noun: str, *, ids: Sequence[int], to: int | None, actor: Any) -> list[Any]:
    """In the transaction of a deletion: move what hangs on the rows to another, when one is named,
    also what the actor does not see, and return the changes to record. Else refuse where something
    may not be left hanging."""
    organization_id = actor.organization_id
    lock_dependents(noun, organization_id=organization_id)
    hanging = foresee_dependents(noun, ids=ids, actor=actor)
    if to is None:
        blocking = [each for each in hanging if each.must_move]
        if blocking:
            raise InUse(blocking)
        return []
    changes: list[Any] = []
    for each in hanging:
        if each.dependent.reassign is not None:
            changes.extend(each.dependent.reassign(organization_id, ids, to))
    return changes
