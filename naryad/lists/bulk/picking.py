"""Which rows has somebody picked, and what of them did they see?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from naryad.access.actor import Actor
from naryad.core.ids import read_id
from naryad.lists.bulk.verbs import Noun

MOST = 10_000
_LONGEST_VERSION = 9


@dataclass(frozen=True, slots=True)
class Picked:
    """`seen_version`: of the row that the person looked at; None where nobody looked. `kept`: what
    the row was before, for an undo."""

    id: int
    seen_version: int | None = None
    kept: Any = None

    def __str__(self) -> str:
        """As a form carries it."""
        return str(self.id) if self.seen_version is None else f"{self.id}.{self.seen_version}"


def read_picked(given: Iterable[str]) -> list[Picked]:
    """Each row once, as first named; what makes no sense is left out. One more than MOST means
    too many."""
    found: dict[int, Picked] = {}
    for each in given:
        given_id, _dot, version = each.partition(".")
        row_id = read_id(given_id)
        if row_id is not None:
            found.setdefault(row_id, Picked(row_id, _read_version(version)))
        if len(found) > MOST:
            break
    return list(found.values())


def freeze(noun: Noun, picked: Sequence[Picked], *, by: Actor) -> list[Picked]:
    """Those that the actor sees, each with a version: what nobody looked at counts as it is now.
    Ids of others came from a stranger and are not even counted."""
    visible = noun.visible_to(by).filter(pk__in=[each.id for each in picked])
    versions = dict(visible.values_list("pk", "version"))
    return [
        replace(each, seen_version=versions[each.id]) if each.seen_version is None else each
        for each in picked
        if each.id in versions
    ]


def _read_version(given: str) -> int | None:
    is_number = given.isascii() and given.isdecimal() and len(given) <= _LONGEST_VERSION
    return int(given) if is_number else None
