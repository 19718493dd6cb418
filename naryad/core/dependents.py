"""What hangs on a noun of a lower layer, and what happens to it when that is deleted?"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True)
class Dependent:
    """Declared by an upper noun in its AppConfig about a lower one.

    `count(organization_id, ids)` tells how many rows hang on these; `reassign(organization_id,
    ids, to)` moves them to another row, where that makes sense.
    """

    of: str
    label: str | Promise
    count: Callable[[int, Sequence[int]], int]
    blocks_delete: bool = False
    reassign: Callable[[int, Sequence[int], int], Any] | None = None


_declared: dict[str, list[Dependent]] = defaultdict(list)


def declare_dependent(dependent: Dependent) -> None:
    _declared[dependent.of].append(dependent)


def dependents_of(noun: str) -> list[Dependent]:
    return list(_declared[noun])
