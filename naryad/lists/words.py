"""How is a condition said to people?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from naryad.core.conditions.binding import ME, NONE
from naryad.core.conditions.days import read_days
from naryad.core.conditions.operators import FieldKind, Operator
from naryad.core.conditions.tree import (
    AllOf,
    AnyOf,
    Condition,
    Not,
    Tree,
    conditions_of,
)
from naryad.core.ids import read_id
from naryad.core.moments import say_day
from naryad.lists.fields import ListField, name_targets
from naryad.lists.noun_lists import NounList
from naryad.lists.questions import Question, Show

_MOST_NAMED = 3
_CHOSEN = (FieldKind.REFERENCE, FieldKind.REFERENCES, FieldKind.CHOICE)

OPERATOR_NAMES: dict[Operator, str | Promise] = {
    Operator.IS: pgettext_lazy("comparison", "is"),
    Operator.IS_NOT: pgettext_lazy("comparison", "is not"),
    Operator.CONTAINS: pgettext_lazy("comparison", "contains"),
    Operator.CONTAINS_NOT: pgettext_lazy("comparison", "does not contain"),
    Operator.STARTS: pgettext_lazy("comparison", "starts with"),
    Operator.BEFORE: pgettext_lazy("comparison", "before"),
    Operator.AFTER: pgettext_lazy("comparison", "after"),
    Operator.BETWEEN: pgettext_lazy("comparison", "between"),
    Operator.EMPTY: pgettext_lazy("comparison", "is empty"),
    Operator.FILLED: pgettext_lazy("comparison", "is filled"),
}
NUMBER_NAMES: dict[Operator, str | Promise] = {
    Operator.BEFORE: pgettext_lazy("comparison", "less than"),
    Operator.AFTER: pgettext_lazy("comparison", "more than"),
}
DAY_NAMES: dict[str, str | Promise] = {
    "today": gettext_lazy("today"),
    "yesterday": gettext_lazy("yesterday"),
    "tomorrow": gettext_lazy("tomorrow"),
    "this_week": gettext_lazy("this week"),
    "last_week": gettext_lazy("last week"),
    "next_week": gettext_lazy("next week"),
    "this_month": gettext_lazy("this month"),
    "last_month": gettext_lazy("last month"),
    "next_month": gettext_lazy("next month"),
}


@dataclass(frozen=True, slots=True)
class Said:
    field: str
    value: str


class Words:
    """Says the conditions of one question; the names of what they refer to are asked for once a
    field."""

    def __init__(self, asked: NounList[Any], question: Question) -> None:
        self._asked = asked
        self._names = _names_of(asked, question)

    def say(self, part: Tree) -> Said:
        """One part: its field, or that it is a group, and what of it."""
        if isinstance(part, Condition):
            field = self._asked.fields[part.field]
            return Said(str(field.label), self._compare(field, part))
        return Said(_("Conditions"), self._whole(part))

    def _whole(self, tree: Tree, *, is_inside: bool = False) -> str:
        match tree:
            case Condition():
                said = self.say(tree)
                return f"{said.field}: {said.value}"
            case Not(part):
                return _("not (%(condition)s)") % {"condition": self._whole(part)}
            case AllOf(parts):
                between = pgettext("between conditions", "and")
            case AnyOf(parts):
                between = pgettext("between conditions", "or")
        joined = f" {between} ".join(self._whole(each, is_inside=True) for each in parts)
        return f"({joined})" if is_inside and len(parts) > 1 else joined

    def _compare(self, field: ListField, part: Condition) -> str:
        if part.operator in (Operator.EMPTY, Operator.FILLED):
            return say_operator(part.operator, field.kind)
        values = [self._value(field, value) for value in part.values]
        if part.operator == Operator.BETWEEN:
            return f"{values[0]} – {values[1]}"
        said = ", ".join(values[:_MOST_NAMED])
        if len(values) > _MOST_NAMED:
            rest = len(values) - _MOST_NAMED
            said = _("%(values)s and %(count)s more") % {"values": said, "count": rest}
        is_plain = part.operator in (Operator.IS, Operator.CONTAINS)
        return said if is_plain else f"{say_operator(part.operator, field.kind)} {said}"

    def _value(self, field: ListField, value: str) -> str:
        if field.kind in _CHOSEN and value in (NONE, ME):
            me, none = pgettext("as a value", "me"), pgettext("of something", "none")
            return me if value == ME else none
        if field.kind == FieldKind.YES_NO:
            return _("yes") if value == "yes" else _("no")
        if field.names is not None:
            return str(field.names.get(value, value))
        if field.targets is not None:
            return self._names[field.key].get(int(value)) or _("not visible to you")
        is_day = field.kind in (FieldKind.DATE, FieldKind.MOMENT)
        return say_days(value, self._asked) if is_day else value


def say_operator(operator: Operator, kind: FieldKind | None) -> str:
    named = (
        NUMBER_NAMES if kind == FieldKind.NUMBER and operator in NUMBER_NAMES else OPERATOR_NAMES
    )
    return str(named[operator])


def say_days(value: str, asked: NounList[Any]) -> str:
    if value in DAY_NAMES:
        return str(DAY_NAMES[value])
    if ":" in value:
        return say_some(value)
    days = read_days(value, today=asked.asker.setting.today)
    return say_day(days.first, asked.asker.at) if days else value


def say_some(value: str) -> str:
    """`last:7`, `next:30`."""
    which, count = value.split(":")
    if which == "last":
        words = ngettext("the last %(count)s day", "the last %(count)s days", int(count))
    else:
        words = ngettext("the next %(count)s day", "the next %(count)s days", int(count))
    return words % {"count": count}


def say_show(show: Show) -> str:
    return {Show.HIDE: _("hidden"), Show.ONLY: _("only these"), Show.ALL: _("shown too")}[show]


def _names_of(asked: NounList[Any], question: Question) -> Mapping[str, dict[int, str]]:
    ids: dict[str, set[int]] = {}
    if question.where is not None:
        for condition in conditions_of(question.where):
            found = {row_id for value in condition.values if (row_id := read_id(value))}
            ids.setdefault(condition.field, set()).update(found)
    return {
        key: name_targets(asked.fields[key], found, actor=asked.actor) if found else {}
        for key, found in ids.items()
        if asked.fields[key].targets is not None
    }
