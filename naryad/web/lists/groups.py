"""How are conditions put into groups of «all», «any» and «none of these»?

The form says the place of each part in its names: `g.0` is the kind of the whole group, `f.0.1`,
`o.0.1` and `v.0.1` are field, comparison and values of the condition second in it. Every button
sends the form and gets it back changed, so that it needs no script.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.core.conditions.operators import WITHOUT_VALUE
from naryad.core.conditions.tree import (
    MOST_LEVELS,
    AllOf,
    AnyOf,
    Condition,
    Not,
    Tree,
    read_tree,
)
from naryad.lists.noun_lists import NounList
from naryad.lists.questions import Question
from naryad.web.lists.editors import Editor, make_editor
from naryad.web.lists.face import OpenList

_ROOT = "0"
_PLACE = re.compile(r"([gf])\.(0(?:\.\d{1,2}){0,5})")
GROUP_NAMES: dict[str, str | Promise] = {
    "all": _("All of these"),
    "any": _("At least one of these"),
    "none": _("None of these"),
}


@dataclass
class Group:
    kind: str = "all"
    parts: "list[Group | Line]" = field(default_factory=list)


@dataclass
class Line:
    """A condition that may not be finished."""

    field: str
    operator: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Drawn:
    """A part as the form shows it: a group with its parts, or an editor of one condition."""

    place: str
    level: int
    kind: str = ""
    parts: "tuple[Drawn, ...]" = ()
    editor: Editor | None = None


def draft_of(question: Question, asked: NounList[Any]) -> Group:
    """What to begin with; a list without conditions begins with an empty one."""
    group = Group("all", [_draft(part) for part in question.parts])
    return group if group.parts else Group("all", [Line(_first_field(asked))])


def read_draft(given: QueryDict) -> Group:
    """From the form; parts whose group is missing are left out."""
    places = sorted(
        ((match.group(2), match.group(1)) for name in given if (match := _PLACE.fullmatch(name))),
        key=lambda found: [int(number) for number in found[0].split(".")],
    )
    groups: dict[str, Group] = {_ROOT: Group(_read_kind(given.get(f"g.{_ROOT}", "")))}
    for place, mark in places:
        around = groups.get(place.rpartition(".")[0])
        if around is None:
            continue
        if mark == "g":
            groups[place] = Group(_read_kind(given.get(f"g.{place}", "")))
            around.parts.append(groups[place])
        else:
            around.parts.append(_read_line(given, place))
    return groups[_ROOT]


def change(draft: Group, does: str, asked: NounList[Any]) -> None:
    """`add:0`, `group:0`, `drop:0.1`: what the buttons say."""
    verb, _, place = does.partition(":")
    numbers = [int(each) for each in place.split(".")[1:] if each.isdecimal()]
    line = Line(_first_field(asked))
    if verb == "drop" and numbers:
        around = _walk(draft, numbers[:-1])
        if around is not None and numbers[-1] < len(around.parts):
            del around.parts[numbers[-1]]
        return
    around = _walk(draft, numbers)
    if around is not None and verb in ("add", "group"):
        around.parts.append(line if verb == "add" else Group("any", [line]))


def tree_of(draft: Group) -> Tree | None:
    """None where nothing is asked. Raises Invalid for what goes too deep or is too much."""
    made = _tree(draft)
    return None if made is None else read_tree(made)


def draw(opened: OpenList, draft: Group) -> Drawn:
    return _draw(opened, draft, _ROOT, level=1)


def _draft(tree: Tree) -> Group | Line:
    match tree:
        case Condition(key, operator, values):
            return Line(key, str(operator), values)
        case AllOf(parts):
            return Group("all", [_draft(each) for each in parts])
        case AnyOf(parts):
            return Group("any", [_draft(each) for each in parts])
        case Not(AnyOf(parts)):
            return Group("none", [_draft(each) for each in parts])
        case Not(part):
            return Group("none", [_draft(part)])


def _read_kind(text: str) -> str:
    return text if text in GROUP_NAMES else "all"


def _read_line(given: QueryDict, place: str) -> Line:
    texts = (line for value in given.getlist(f"v.{place}") for line in value.splitlines())
    values = tuple(" ".join(text.split()) for text in texts if text.strip())
    field = given.get(f"f.{place}", "")
    if given.get(f"was.{place}", field) != field:
        # What was compared with another field says nothing about this one.
        return Line(field)
    return Line(field, given.get(f"o.{place}", ""), values)


def _walk(draft: Group, numbers: list[int]) -> Group | None:
    group = draft
    for number in numbers:
        part = group.parts[number] if number < len(group.parts) else None
        if not isinstance(part, Group):
            return None
        group = part
    return group


def _tree(part: Group | Line) -> dict[str, Any] | None:
    """As JSON means it; unfinished conditions and empty groups ask nothing."""
    if isinstance(part, Line):
        needs_value = part.operator not in WITHOUT_VALUE
        if needs_value and not part.values:
            return None
        values = list(part.values) if needs_value else []
        return {"field": part.field, "op": part.operator, "value": values}
    parts = [made for each in part.parts if (made := _tree(each)) is not None]
    if not parts:
        return None
    if part.kind == "none":
        return {"not": parts[0] if len(parts) == 1 else {"any": parts}}
    return parts[0] if len(parts) == 1 else {part.kind: parts}


def _draw(opened: OpenList, part: Group | Line, place: str, *, level: int) -> Drawn:
    if isinstance(part, Group):
        drawn = (
            _draw(opened, each, f"{place}.{number}", level=level + 1)
            for number, each in enumerate(part.parts)
        )
        return Drawn(place, level, part.kind, tuple(drawn))
    asked = opened.asked.fields
    key = part.field if part.field in dict(field_options(opened.asked)) else ""
    chosen = asked[key or _first_field(opened.asked)]
    editor = make_editor(
        opened,
        chosen,
        operator=part.operator,
        values=part.values if key else (),
        name=f"v.{place}",
        operator_name=f"o.{place}",
    )
    return Drawn(place, level, editor=editor)


def field_options(asked: NounList[Any]) -> Iterator[tuple[str, str]]:
    for key, each in asked.fields.items():
        if each.condition is not None:
            yield key, str(each.label)


def _first_field(asked: NounList[Any]) -> str:
    return next(key for key, _label in field_options(asked))


def may_nest(level: int) -> bool:
    return level < MOST_LEVELS - 1
