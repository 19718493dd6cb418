"""Which fields did I change since I looked at a form, and which did somebody else?

A form carries a short print of every field that it began with, so that three sides can be
compared: what was seen, what was typed and what is kept now.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2s
from typing import Any


@dataclass(frozen=True)
class Sides:
    """`theirs` were changed by the other alone; `both` in two ways, so that somebody must choose.
    What I alone have changed needs no word."""

    theirs: frozenset[str]
    both: frozenset[str]


def print_fields(names: Iterable[str], values: Mapping[str, Any]) -> str:
    """`name=print` of each, for a hidden field."""
    return " ".join(f"{name}={_print(values.get(name))}" for name in names)


def compare_sides(seen: str, *, mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Sides:
    prints = dict(each.split("=", 1) for each in seen.split() if "=" in each)
    moved = frozenset(
        name
        for name in prints
        if prints[name] != _print(theirs.get(name)) != _print(mine.get(name))
    )
    both = frozenset(name for name in moved if _print(mine.get(name)) != prints[name])
    return Sides(moved - both, both)


def _print(value: Any) -> str:
    return blake2s(_plain(value).encode(), digest_size=6).hexdigest()


def _plain(value: Any) -> str:
    """A box, a list or a text reads the same as the database and as the browser have it."""
    if value is None or value is False:
        return ""
    if isinstance(value, Collection) and not isinstance(value, str):
        return "\n".join(sorted(str(each) for each in value))
    return "\n".join(str(value).strip().splitlines())
