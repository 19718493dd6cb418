"""What is a tree of conditions, and how is it written down?

`{"all": […]}`, `{"any": […]}`, `{"not": …}` and `{"field": "position", "op": "contains",
"value": "инж"}`, where `value` may be a list. Nothing here knows which fields there are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from naryad.core.conditions.operators import Operator
from naryad.core.errors import Invalid
from naryad.core.strict_json import read_json

MOST_LEVELS, MOST_CONDITIONS, MOST_VALUES, LONGEST_VALUE = 6, 60, 500, 200
# A tree of all that is allowed is longer than any address can be; this stops the reading early.
_LONGEST_TEXT = 200_000


@dataclass(frozen=True, slots=True)
class Condition:
    """One field compared with values, which stay texts until somebody knows the field."""

    field: str
    operator: Operator
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AllOf:
    parts: "tuple[Tree, ...]"


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: "tuple[Tree, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    part: "Tree"


Tree = AllOf | AnyOf | Not | Condition


def refuse(message: str) -> Invalid:
    return Invalid({"where": message})


def parse_tree(text: str) -> Tree:
    """From JSON that anybody may have written. Raises Invalid, which names what is wrong."""
    if len(text) > _LONGEST_TEXT:
        raise refuse(_("These are too many conditions."))
    try:
        given = read_json(text)
    except ValueError:
        raise refuse(_("The conditions are not written as they should be.")) from None
    return read_tree(given)


def read_tree(given: Any) -> Tree:
    """From what JSON means."""
    tree = _read(given, level=1)
    refuse_too_many(tree)
    return tree


def refuse_too_many(tree: Tree) -> None:
    """For trees that are put together of several."""
    if sum(1 for _each in conditions_of(tree)) > MOST_CONDITIONS:
        words = _("More than %(most)s conditions at once are too many.")
        raise refuse(words % {"most": MOST_CONDITIONS})


def write_tree(tree: Tree) -> dict[str, Any]:
    match tree:
        case AllOf(parts):
            return {"all": [write_tree(each) for each in parts]}
        case AnyOf(parts):
            return {"any": [write_tree(each) for each in parts]}
        case Not(part):
            return {"not": write_tree(part)}
        case Condition(field, operator, values):
            return {"field": field, "op": str(operator), "value": list(values)}


def conditions_of(tree: Tree) -> Iterator[Condition]:
    match tree:
        case Condition():
            yield tree
        case Not(part):
            yield from conditions_of(part)
        case AllOf(parts) | AnyOf(parts):
            for each in parts:
                yield from conditions_of(each)


def _read(given: Any, *, level: int) -> Tree:
    if level > MOST_LEVELS:
        raise refuse(_("Groups inside groups go at most %(most)s deep.") % {"most": MOST_LEVELS})
    if not isinstance(given, dict):
        raise refuse(_("The conditions are not written as they should be."))
    if set(given) == {"not"}:
        return Not(_read(given["not"], level=level + 1))
    for word, group in (("all", AllOf), ("any", AnyOf)):
        if set(given) == {word}:
            return group(_read_parts(given[word], level=level + 1))
    return _read_condition(given)


def _read_parts(given: Any, *, level: int) -> tuple[Tree, ...]:
    if not isinstance(given, list) or not given:
        raise refuse(_("A group needs at least one condition."))
    if len(given) > MOST_CONDITIONS:
        words = _("More than %(most)s conditions at once are too many.")
        raise refuse(words % {"most": MOST_CONDITIONS})
    return tuple(_read(each, level=level) for each in given)


def _read_condition(given: dict[str, Any]) -> Condition:
    field, operator = given.get("field"), given.get("op")
    if set(given) - {"field", "op", "value"} or not isinstance(field, str):
        raise refuse(_("The conditions are not written as they should be."))
    if not isinstance(operator, str) or operator not in set(Operator):
        words = _("“%(field)s” cannot be compared in this way.")
        raise refuse(words % {"field": field[:LONGEST_VALUE]})
    value = given.get("value", [])
    values = value if isinstance(value, list) else [value]
    return Condition(field, Operator(operator), fit_values([_say(each) for each in values]))


def fit_values(texts: Sequence[str]) -> tuple[str, ...]:
    """With single spaces. Raises Invalid where they are too many, or one is too long."""
    if len(texts) > MOST_VALUES:
        words = _("More than %(most)s values in one condition are too many.")
        raise refuse(words % {"most": MOST_VALUES})
    values = tuple(" ".join(text.replace("\x00", "").split()) for text in texts)
    if any(len(value) > LONGEST_VALUE for value in values):
        raise refuse(_("A value has at most %(most)s characters.") % {"most": LONGEST_VALUE})
    return values


def _say(given: Any) -> str:
    if isinstance(given, bool):
        return "yes" if given else "no"
    if not isinstance(given, str | int | float):
        raise refuse(_("The conditions are not written as they should be."))
    return str(given)
