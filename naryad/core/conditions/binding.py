"""What does a tree of conditions mean for these fields, at this moment, to this reader?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from naryad.core.conditions.days import Days, read_days
from naryad.core.conditions.fields import (
    Asked,
    Between,
    Contains,
    Empty,
    Field,
    OneOf,
    Setting,
    Starts,
    Value,
    fold,
)
from naryad.core.conditions.operators import OF_ONE, OPERATORS, WITHOUT_VALUE, FieldKind, Operator
from naryad.core.conditions.tree import AllOf, AnyOf, Condition, Not, Tree, refuse
from naryad.core.errors import Invalid
from naryad.core.ids import read_id

ME = "me"
# As a value of a choice: without any.
NONE = "none"
_YES_NO = {"yes": True, "no": False}
_MOST_DIGITS = 18
_NEGATED = {
    Operator.IS_NOT: Operator.IS,
    Operator.CONTAINS_NOT: Operator.CONTAINS,
    Operator.FILLED: Operator.EMPTY,
}


@dataclass(frozen=True, slots=True)
class Check:
    field: Field
    asked: Asked


@dataclass(frozen=True, slots=True)
class Every:
    parts: "tuple[Bound, ...]"


@dataclass(frozen=True, slots=True)
class Some:
    parts: "tuple[Bound, ...]"


@dataclass(frozen=True, slots=True)
class Unless:
    part: "Bound"


Bound = Check | Every | Some | Unless


class Unfit(Invalid):
    """A field that the reader may ask for is asked in a wrong way. Of how it is called here
    nothing is known: `named` says the same with its label."""

    def __init__(self, words: str, key: str, value: str = "") -> None:
        super().__init__({"where": words % {"field": key, "value": value}})
        self.key = key
        self._words, self._value = words, value

    def named(self, label: str) -> Invalid:
        return Unfit(self._words, label, self._value)


def bind(tree: Tree, fields: Mapping[str, Field], setting: Setting) -> Bound:
    """`fields` are those that this reader may ask for: any other is refused, whether it does not
    exist or is hidden, and nobody is told which. Raises Invalid."""
    match tree:
        case AllOf(parts):
            return Every(tuple(bind(each, fields, setting) for each in parts))
        case AnyOf(parts):
            return Some(tuple(bind(each, fields, setting) for each in parts))
        case Not(part):
            return Unless(bind(part, fields, setting))
        case Condition():
            return _bind_condition(tree, fields, setting)


def hidden_condition(key: str) -> Invalid:
    """One answer to what does not exist and to what this reader may not ask."""
    words = _("There is no condition “%(field)s” here, or it is hidden from you.")
    return refuse(words % {"field": key[:100]})


def _bind_condition(asked: Condition, fields: Mapping[str, Field], setting: Setting) -> Bound:
    field = fields.get(asked.field)
    if field is None:
        raise hidden_condition(asked.field)
    if asked.operator not in OPERATORS[field.kind]:
        raise Unfit(_("“%(field)s” cannot be compared in this way."), asked.field)
    _refuse_number_of_values(asked)
    if asked.operator in _NEGATED:
        return Unless(_compare(field, _NEGATED[asked.operator], asked.values, setting))
    return _compare(field, asked.operator, asked.values, setting)


def _refuse_number_of_values(asked: Condition) -> None:
    count = len([value for value in asked.values if value])
    wanted = "0" if asked.operator in WITHOUT_VALUE else "1" if asked.operator in OF_ONE else "1+"
    if asked.operator == Operator.BETWEEN:
        wanted = "2"
    if wanted not in (str(count), "1+" if count else ""):
        raise Unfit(_("“%(field)s” has no value to compare with."), asked.field)


def _compare(field: Field, operator: Operator, values: tuple[str, ...], setting: Setting) -> Bound:
    if operator == Operator.EMPTY:
        return Check(field, Empty())
    values = tuple(value for value in values if value)
    if field.kind in (FieldKind.DATE, FieldKind.MOMENT):
        return _compare_days(field, operator, values, setting)
    if operator == Operator.CONTAINS:
        return _unite(field, [Contains(fold(value)) for value in values])
    if operator == Operator.STARTS:
        return _unite(field, [Starts(fold(value)) for value in values])
    if operator == Operator.IS:
        return _compare_one_of(field, values, setting)
    return Check(field, _between(operator, [_read_number(field, value) for value in values]))


def _compare_one_of(field: Field, values: tuple[str, ...], setting: Setting) -> Bound:
    is_chosen = field.kind in (FieldKind.CHOICE, FieldKind.REFERENCE, FieldKind.REFERENCES)
    named = [value for value in values if not (is_chosen and value == NONE)]
    asked: list[Asked] = []
    if named:
        asked.append(OneOf(frozenset(_read(field, value, setting) for value in named)))
    if len(named) < len(values):
        asked.append(Empty())
    return _unite(field, asked)


def _unite(field: Field, asked: list[Any]) -> Bound:
    checks = tuple(Check(field, each) for each in asked)
    return checks[0] if len(checks) == 1 else Some(checks)


def _between(operator: Operator, numbers: list[Decimal]) -> Between:
    if operator == Operator.BEFORE:
        return Between(high=numbers[0])
    if operator == Operator.AFTER:
        return Between(low=numbers[0], without_low=True)
    return Between(low=numbers[0], high=numbers[1], with_high=True)


def _compare_days(
    field: Field, operator: Operator, values: tuple[str, ...], setting: Setting
) -> Bound:
    days = [_read_days(field, value, setting) for value in values]
    if operator == Operator.IS:
        return _unite(field, [_span(field, each, setting) for each in days])
    if operator == Operator.BEFORE:
        return Check(field, Between(high=_begin(field, days[0].first, setting)))
    if operator == Operator.AFTER:
        return Check(field, Between(low=_begin(field, days[0].after, setting)))
    return Check(field, _span(field, Days(days[0].first, days[1].after), setting))


def _span(field: Field, days: Days, setting: Setting) -> Between:
    return Between(_begin(field, days.first, setting), _begin(field, days.after, setting))


def _begin(field: Field, day: Any, setting: Setting) -> Any:
    """Where the day begins: of moments, in the zone of whoever asks."""
    if field.kind == FieldKind.DATE:
        return day
    return datetime.combine(day, time.min, tzinfo=setting.zone)


def _read(field: Field, value: str, setting: Setting) -> Value:
    if field.kind == FieldKind.TEXT:
        return fold(value)
    if field.kind == FieldKind.NUMBER:
        return _read_number(field, value)
    if field.kind == FieldKind.YES_NO and value in _YES_NO:
        return _YES_NO[value]
    if field.kind == FieldKind.CHOICE and value in field.choices:
        return value
    if field.kind in (FieldKind.REFERENCE, FieldKind.REFERENCES):
        if value == ME:
            return setting.me or 0
        row_id = read_id(value)
        if row_id is not None:
            return row_id
    raise _misfit(field, value)


def _read_number(field: Field, value: str) -> Decimal:
    try:
        number = Decimal(value.replace("\u00a0", "").replace(" ", "").replace(",", "."))
    except InvalidOperation:
        raise _misfit(field, value) from None
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        raise _misfit(field, value)
    return number


def _read_days(field: Field, value: str, setting: Setting) -> Days:
    days = read_days(value, today=setting.today)
    if days is None:
        raise _misfit(field, value)
    return days


def _misfit(field: Field, value: str) -> Invalid:
    return Unfit(_("“%(value)s” does not fit “%(field)s”."), field.key, value[:100])
