"""How is a choice asked for whose codes mean the same at any moment, to anybody?"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from django.db.models import Q

from naryad.core.conditions.sql import States


def stored_choice(key: str, codes: Iterable[str], read: Callable[[Any], str]) -> States:
    """The column of this name holds one of the codes; they are asked for in small letters.
    `read`: which of them, of a row."""
    rules = {code.lower(): Q(**{key: str(code)}) for code in codes}
    return ruled_choice(key, rules, lambda row: {read(row).lower()})


def ruled_choice(
    key: str, rules: Mapping[str, Q], read: Callable[[Any], Collection[str]]
) -> States:
    """Code → what holds of a row that has it. `read`: all that a row has."""
    return States(key, {code: _always(rule) for code, rule in rules.items()}, read)


def _always(rule: Q) -> Callable[[], Q]:
    return lambda: rule
