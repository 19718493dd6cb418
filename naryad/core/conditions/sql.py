"""How do conditions become a part of a query?

Every part is yes or no and never null, so that Not means what it says. Rows of other tables are
asked for by sub-select, for a join to many would count a row twice.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import (
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    DecimalField,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    TextField,
)
from django.db.models import Field as ColumnType
from django.db.models.expressions import Combinable
from django.db.models.lookups import Contains as ContainsText
from django.db.models.lookups import (
    Exact,
    GreaterThan,
    GreaterThanOrEqual,
    In,
    IsNull,
    LessThan,
    LessThanOrEqual,
    Lookup,
    StartsWith,
)

from naryad.core.conditions.binding import Bound, Check, Every, Some, Unless
from naryad.core.conditions.fields import Asked, Between, Contains, Empty, OneOf, Starts
from naryad.core.conditions.operators import FieldKind

_TYPES: dict[FieldKind, "ColumnType[Any, Any]"] = {
    FieldKind.NUMBER: DecimalField(max_digits=40, decimal_places=20),
    FieldKind.DATE: DateField(),
    FieldKind.MOMENT: DateTimeField(),
    FieldKind.YES_NO: BooleanField(),
    FieldKind.CHOICE: CharField(),
}
Read = Callable[[Any], Any]


def narrow(bound: Bound) -> Q:
    """For `filter` on a visible set of the rows that the fields speak of."""
    match bound:
        case Every(parts):
            return reduce(and_, (narrow(each) for each in parts))
        case Some(parts):
            return reduce(or_, (narrow(each) for each in parts))
        case Unless(part):
            return ~narrow(part)
        case Check(field, asked):
            return field.meets(asked)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the row itself or an expression over it; `read` says the same of a row."""

    key: str
    kind: FieldKind
    column: str | Combinable
    read: Read
    choices: Collection[str] = ()

    def value(self, row: Any) -> Any:
        return self.read(row)

    def meets(self, asked: Asked) -> Q:
        if self.kind == FieldKind.TEXT:
            return _meet(fold(self._expression()), asked, Exact(fold(self._expression()), ""))
        expression = ExpressionWrapper(self._expression(), output_field=_TYPES[self.kind])
        if self.kind == FieldKind.CHOICE and isinstance(asked, Empty):
            return Q(Exact(_filled(expression, CharField()), ""))
        if self.kind == FieldKind.YES_NO:
            flag = Func(
                expression,
                template="coalesce(%(expressions)s, FALSE)",
                output_field=BooleanField(),
            )
            return _meet(flag, asked, IsNull(flag, True))
        is_null = IsNull(expression, True)
        if isinstance(asked, Empty):
            return Q(is_null)
        return Q(IsNull(expression, False)) & _meet(expression, asked, is_null)

    def _expression(self) -> Combinable:
        return F(self.column) if isinstance(self.column, str) else self.column


@dataclass(frozen=True, slots=True)
class Reference:
    """The id of at most one other row. One that the reader does not see is as good as none."""

    key: str
    column: str
    visible: Callable[[], QuerySet[Any, Any]]
    read: Read
    kind: FieldKind = FieldKind.REFERENCE
    choices: Collection[str] = ()

    def value(self, row: Any) -> Any:
        return self.read(row)

    def meets(self, asked: Asked) -> Q:
        seen = self.visible().order_by()
        if isinstance(asked, OneOf):
            seen = seen.filter(pk__in=sorted(asked.values))
        refers = Q(**{f"{self.column}__isnull": False}) & Q(
            **{f"{self.column}__in": seen.values("pk")}
        )
        return ~refers if isinstance(asked, Empty) else refers


@dataclass(frozen=True, slots=True)
class RowId:
    """Which row it is: each has an id."""

    key: str
    kind: FieldKind = FieldKind.REFERENCE
    choices: Collection[str] = ()

    def value(self, row: Any) -> Any:
        return row.id

    def meets(self, asked: Asked) -> Q:
        return Q(pk__in=sorted(asked.values) if isinstance(asked, OneOf) else [])


@dataclass(frozen=True, slots=True)
class Links:
    """Ids of other rows. `links` are those whose target the reader sees: nobody learns of the
    others, for they are not there. `owner` and `target` are columns of a link."""

    key: str
    links: Callable[[], QuerySet[Any, Any]]
    owner: str
    target: str
    read: Read
    kind: FieldKind = FieldKind.REFERENCES
    choices: Collection[str] = ()

    def value(self, row: Any) -> Any:
        return self.read(row)

    def meets(self, asked: Asked) -> Q:
        links = self.links()
        if isinstance(asked, OneOf):
            chosen = links.filter(**{f"{self.target}__in": sorted(asked.values)})
            return Q(pk__in=chosen.order_by().values(self.owner))
        assert isinstance(asked, Empty)
        return ~Q(Exists(links.filter(**{self.owner: OuterRef("pk")})))


@dataclass(frozen=True, slots=True)
class States:
    """Codes, each met by its own rule; a row may meet several, and meets at least one."""

    key: str
    states: Mapping[str, Callable[[], Q]]
    read: Read
    kind: FieldKind = FieldKind.CHOICE

    @property
    def choices(self) -> Collection[str]:
        return self.states.keys()

    def value(self, row: Any) -> Any:
        return self.read(row)

    def meets(self, asked: Asked) -> Q:
        if isinstance(asked, Empty):
            return Q(pk__in=[])
        assert isinstance(asked, OneOf)
        return reduce(or_, (self.states[str(each)]() for each in sorted(map(str, asked.values))))


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes where `rule` holds, which is never null."""

    key: str
    rule: Callable[[], Q]
    read: Read
    kind: FieldKind = FieldKind.YES_NO
    choices: Collection[str] = ()

    def value(self, row: Any) -> Any:
        return self.read(row)

    def meets(self, asked: Asked) -> Q:
        assert isinstance(asked, OneOf)
        asks = [self.rule() if each else ~self.rule() for each in asked.values]
        return reduce(or_, asks)


def fold(expression: Combinable) -> Func:
    """As texts are compared: without case, with ё as е, and nothing as an empty text. An index that
    helps a condition holds exactly this."""
    return Func(
        expression,
        template="replace(lower(coalesce(%(expressions)s, '')), 'ё', 'е')",
        output_field=TextField(),
    )


def _filled(expression: Combinable, kind: "ColumnType[Any, Any]") -> Func:
    return Func(expression, template="coalesce(%(expressions)s, '')", output_field=kind)


def _meet(expression: Any, asked: Asked, is_empty: "Lookup[Any]") -> Q:
    match asked:
        case Empty():
            return Q(is_empty)
        case OneOf(values):
            return Q(In(expression, sorted(values)))
        case Contains(text):
            return Q(ContainsText(expression, text))
        case Starts(text):
            return Q(StartsWith(expression, text))
        case Between():
            return _between(expression, asked)


def _between(expression: Any, asked: Between) -> Q:
    ends = []
    if asked.low is not None:
        above = GreaterThan if asked.without_low else GreaterThanOrEqual
        ends.append(Q(above(expression, asked.low)))
    if asked.high is not None:
        below = LessThanOrEqual if asked.with_high else LessThan
        ends.append(Q(below(expression, asked.high)))
    return reduce(and_, ends)
