"""What hangs on a noun of a lower layer, and what happens to it when that is deleted?"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.core.errors import Refusal


@dataclass(frozen=True)
class Dependent:
    """Declared by an upper noun in its AppConfig about a lower one.

    `count(organization_id, ids)` tells how many rows hang on these; `reassign(organization_id,
    ids, to)` moves them to another row, where that makes sense, and returns the changes to
    record. `blocks_delete`: they may be moved, but not be left hanging on something deleted.
    """

    of: str
    label: str | Promise
    count: Callable[[int, Sequence[int]], int]
    blocks_delete: bool = False
    reassign: Callable[[int, Sequence[int], int], Sequence[Any]] | None = None


@dataclass(frozen=True)
class Hanging:
    """How much of one sort hangs on some rows; shown before they are deleted."""

    dependent: Dependent
    count: int

    @property
    def label(self) -> str | Promise:
        return self.dependent.label

    @property
    def must_move(self) -> bool:
        return self.dependent.blocks_delete


class InUse(Refusal):
    """`hanging` says what by how much."""

    message = _("It is in use (%(uses)s). Choose what takes its place.")

    def __init__(self, hanging: Sequence[Hanging]) -> None:
        super().__init__(uses=", ".join(f"{each.label}: {each.count}" for each in hanging))
        self.hanging = tuple(hanging)


_declared: dict[str, list[Dependent]] = defaultdict(list)


def declare_dependent(dependent: Dependent) -> None:
    _declared[dependent.of].append(dependent)


def dependents_of(noun: str) -> list[Dependent]:
    return list(_declared[noun])


def count_dependents(noun: str, *, organization_id: int, ids: Sequence[int]) -> list[Hanging]:
    """What hangs on these rows; sorts of which there is nothing are left out."""
    counted = (Hanging(each, each.count(organization_id, ids)) for each in dependents_of(noun))
    return [each for each in counted if each.count]


def release_dependents(
    noun: str, *, organization_id: int, ids: Sequence[int], to: int | None
) -> list[Any]:
    """In the transaction of a deletion: move what hangs on the rows to another, when one is named,
    and return the changes to record. Else refuse where something may not be left hanging."""
    hanging = count_dependents(noun, organization_id=organization_id, ids=ids)
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
