"""Which trees of conditions are taken, and what do their words mean?"""

import json
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from naryad.core.conditions.binding import bind
from naryad.core.conditions.days import read_days
from naryad.core.conditions.fields import Field, Setting
from naryad.core.conditions.operators import OPERATORS, FieldKind, Operator
from naryad.core.conditions.rows import does_meet
from naryad.core.conditions.sql import Column
from naryad.core.conditions.tree import (
    AllOf,
    Condition,
    Not,
    parse_tree,
    read_tree,
    write_tree,
)
from naryad.core.errors import Invalid

NOON = datetime(2026, 11, 25, 22, 30, tzinfo=UTC)
MOSCOW = Setting(NOON, ZoneInfo("Europe/Moscow"), me=7)
FIELDS: dict[str, Field] = {
    kind.value: Column(kind.value, kind, kind.value, lambda row: row, choices={"red", "blue"})
    for kind in FieldKind
}


def meets(kind: FieldKind, operator: Operator, row: object, *values: str) -> bool:
    return does_meet(bind(Condition(kind, operator, values), FIELDS, MOSCOW), row)


def nested(levels: int) -> dict[str, Any]:
    tree: dict[str, Any] = {"field": "text", "op": "contains", "value": "a"}
    for _level in range(levels - 1):
        tree = {"not": tree}
    return tree


def test_a_tree_comes_back_as_it_was_written() -> None:
    tree = AllOf((Condition("text", Operator.CONTAINS, ("инж",)), Not(Condition("x", Operator.IS))))
    assert parse_tree(json.dumps(write_tree(tree))) == tree


def test_numbers_and_yes_are_taken_as_values() -> None:
    assert read_tree({"field": "x", "op": "is", "value": [1, True, 2.5]}) == Condition(
        "x", Operator.IS, ("1", "yes", "2.5")
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "1",
        "null",
        "{}",
        '{"all": []}',
        '{"all": {}}',
        '{"any": 1}',
        '{"not": []}',
        '{"all": [], "any": []}',
        '{"field": 1, "op": "is"}',
        '{"field": "x", "op": "like", "value": "a"}',
        '{"field": "x", "op": ["is"], "value": "a"}',
        '{"field": "x", "op": "is", "value": {"a": 1}}',
        '{"field": "x", "op": "is", "value": [null]}',
        '{"field": "x", "op": "is", "value": "a", "sql": "1"}',
        '{"field": "x", "field": "y", "op": "is", "value": "a"}',
        "[" * 60_000,
        '{"not":' * 40_000,
        json.dumps({"field": "x", "op": "is", "value": "a" * 201}),
        json.dumps({"field": "x", "op": "is", "value": ["a"] * 501}),
        json.dumps({"all": [nested(1)] * 61}),
        json.dumps({"all": [{"any": [nested(1)] * 31}] * 2}),
        json.dumps(nested(7)),
    ],
)
def test_what_is_no_tree_or_too_large_is_refused(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        parse_tree(text)
    assert "where" in refused.value.errors


@pytest.mark.parametrize(
    "given",
    [
        nested(6),
        {"all": [nested(1)] * 60},
        {"field": "x", "op": "is", "value": ["a" * 200] * 500},
    ],
)
def test_the_largest_trees_are_taken(given: dict[str, Any]) -> None:
    assert write_tree(read_tree(given))


def test_a_field_that_is_not_offered_is_refused_and_not_passed_over() -> None:
    for tree in (
        Condition("salary", Operator.IS, ("1",)),
        Not(Condition("salary", Operator.EMPTY)),
    ):
        with pytest.raises(Invalid, match="Some fields"):
            bind(tree, FIELDS, MOSCOW)


def test_an_operator_of_another_kind_is_refused() -> None:
    for kind in FieldKind:
        for operator in set(Operator) - set(OPERATORS[kind]):
            with pytest.raises(Invalid):
                bind(Condition(kind, operator, ("1", "2")), FIELDS, MOSCOW)


@pytest.mark.parametrize(
    ("kind", "operator", "values"),
    [
        (FieldKind.NUMBER, Operator.IS, ("a",)),
        (FieldKind.NUMBER, Operator.IS, ("NaN",)),
        (FieldKind.NUMBER, Operator.AFTER, ("1e900",)),
        (FieldKind.NUMBER, Operator.BETWEEN, ("1",)),
        (FieldKind.NUMBER, Operator.BEFORE, ("1", "2")),
        (FieldKind.DATE, Operator.IS, ("2026-02-30",)),
        (FieldKind.DATE, Operator.IS, ("someday",)),
        (FieldKind.DATE, Operator.IS, ("last:0",)),
        (FieldKind.MOMENT, Operator.AFTER, ("0001-01-01",)),
        (FieldKind.YES_NO, Operator.IS, ("maybe",)),
        (FieldKind.CHOICE, Operator.IS, ("green",)),
        (FieldKind.REFERENCES, Operator.IS, ("-1",)),
        (FieldKind.REFERENCES, Operator.IS, ("9" * 19,)),
        (FieldKind.REFERENCE, Operator.IS, ("x",)),
        (FieldKind.TEXT, Operator.CONTAINS, ()),
        (FieldKind.TEXT, Operator.IS, ("",)),
        (FieldKind.TEXT, Operator.EMPTY, ("x",)),
    ],
)
def test_a_value_that_does_not_fit_is_refused(
    kind: FieldKind, operator: Operator, values: tuple[str, ...]
) -> None:
    with pytest.raises(Invalid):
        bind(Condition(kind, operator, values), FIELDS, MOSCOW)


@pytest.mark.parametrize(
    ("kind", "operator", "row", "values", "expected"),
    [
        (FieldKind.TEXT, Operator.CONTAINS, "Ёлкин", ("елк",), True),
        (FieldKind.TEXT, Operator.CONTAINS, "100%", ("%",), True),
        (FieldKind.TEXT, Operator.CONTAINS, "100", ("%",), False),
        (FieldKind.TEXT, Operator.IS, "Завхоз", ("завхоз", "x"), True),
        (FieldKind.TEXT, Operator.IS_NOT, None, ("завхоз",), True),
        (FieldKind.TEXT, Operator.EMPTY, "", (), True),
        (FieldKind.NUMBER, Operator.BETWEEN, 5, ("1", "5"), True),
        (FieldKind.NUMBER, Operator.AFTER, 5, ("5",), False),
        (FieldKind.NUMBER, Operator.IS, 1500, ("1 500,0",), True),
        (FieldKind.REFERENCES, Operator.IS, {7, 9}, ("me",), True),
        (FieldKind.REFERENCES, Operator.IS, set(), ("none", "7"), True),
        (FieldKind.REFERENCES, Operator.IS_NOT, {8}, ("me",), True),
        (FieldKind.CHOICE, Operator.IS, "red", ("blue",), False),
        (FieldKind.YES_NO, Operator.IS, None, ("no",), True),
        # 22:30 UTC is 1:30 of the next day in Moscow.
        (FieldKind.MOMENT, Operator.IS, NOON, ("2026-11-26",), True),
        (FieldKind.MOMENT, Operator.IS, NOON, ("today",), True),
        (FieldKind.MOMENT, Operator.BEFORE, NOON, ("2026-11-26",), False),
        (FieldKind.MOMENT, Operator.AFTER, NOON, ("2026-11-25",), True),
        (FieldKind.DATE, Operator.BETWEEN, date(2026, 11, 30), ("1.11.2026", "30.11.2026"), True),
        (FieldKind.DATE, Operator.IS, date(2026, 11, 20), ("last:7",), True),
        (FieldKind.DATE, Operator.IS, date(2026, 11, 19), ("last:7",), False),
    ],
)
def test_one_row_is_judged(
    kind: FieldKind, operator: Operator, row: object, values: tuple[str, ...], expected: bool
) -> None:
    assert meets(kind, operator, row, *values) is expected


@pytest.mark.parametrize(
    ("words", "first", "after"),
    [
        ("today", date(2026, 1, 1), date(2026, 1, 2)),
        ("yesterday", date(2025, 12, 31), date(2026, 1, 1)),
        ("tomorrow", date(2026, 1, 2), date(2026, 1, 3)),
        ("this_week", date(2025, 12, 29), date(2026, 1, 5)),
        ("last_week", date(2025, 12, 22), date(2025, 12, 29)),
        ("next_week", date(2026, 1, 5), date(2026, 1, 12)),
        ("this_month", date(2026, 1, 1), date(2026, 2, 1)),
        ("last_month", date(2025, 12, 1), date(2026, 1, 1)),
        ("next_month", date(2026, 2, 1), date(2026, 3, 1)),
        ("last:3", date(2025, 12, 30), date(2026, 1, 2)),
        ("next:3", date(2026, 1, 1), date(2026, 1, 4)),
        ("25.11.2026", date(2026, 11, 25), date(2026, 11, 26)),
    ],
)
def test_days_in_words(words: str, first: date, after: date) -> None:
    days = read_days(words, today=date(2026, 1, 1))
    assert days is not None
    assert (days.first, days.after) == (first, after)
