"""How is a question said in an address, so that a link asks the same again?

Simple conditions are readable: `company=12&company=15`, `position=~инж`, `seen.before=today`,
`phone.empty=1`. Whatever is said twice of one field, or stands in groups, is JSON in `where`.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from naryad.core.conditions.binding import hidden_condition
from naryad.core.conditions.operators import OPERATORS, WITHOUT_VALUE, FieldKind, Operator
from naryad.core.conditions.tree import (
    Condition,
    Tree,
    fit_values,
    parse_tree,
    refuse_too_many,
    write_tree,
)
from naryad.core.ids import read_id
from naryad.lists.fields import ListField, Width
from naryad.lists.noun_lists import NounList, R
from naryad.lists.questions import Density, Layout, Order, Question, Show, Shown

Given = Mapping[str, Sequence[str]]
# Several numbers stand in one search; of words, what searches look for ends sooner.
LONGEST_WORDS = 1_000
_FLAGS = {"only": "yes", "hide": "no", "1": "yes", "0": "no"}


def read_question(given: Given, asked: NounList[R]) -> Question:
    """Values that make no sense are left out, for a list never breaks on its address; a field
    that is hidden from the reader or does not exist is refused. Raises Invalid."""
    parts: list[Tree] = [*_read_simple(given, asked)]
    for text in given.get("where", ()):
        if text.strip():
            parts += Question(where=parse_tree(text)).parts
    last = {name: values[-1] for name, values in given.items() if values}
    question = Question(
        q=" ".join(last.get("q", "").replace("\x00", "").split())[:LONGEST_WORDS],
        deleted=_read_show(last.get("deleted", ""), asked),
        order=_read_order(last.get("sort", ""), asked),
        columns=_read_columns(last.get("cols", ""), asked),
        density=Density(last["rows"]) if last.get("rows") in set(Density) else Density.NORMAL,
        view=last.get("view", "")[:40],
        layout=Layout(last["look"]) if last.get("look") in set(Layout) else Layout.TABLE,
    ).asking(*dict.fromkeys(parts))
    if question.where is not None:
        refuse_too_many(question.where)
    asked.refuse_hidden(question)
    return question


def _read_simple(given: Given, asked: NounList[R]) -> Iterator[Condition]:
    for name, values in given.items():
        key, dot, word = name.partition(".")
        operator = word if word in set(Operator) else given.get(f"op.{key}", ("",))[-1]
        if key == "op" or (dot and word not in set(Operator)):
            continue
        if dot and key not in asked.fields:
            raise hidden_condition(key)
        if key in asked.hidden and any(values):
            raise hidden_condition(key)
        field = asked.fields.get(key)
        if field is not None and field.condition is not None:
            yield from _read_condition(field, operator, values)


def _read_condition(field: ListField, word: str, values: Sequence[str]) -> Iterator[Condition]:
    assert field.kind is not None
    operators = OPERATORS[field.kind]
    operator = Operator(word) if word in set(Operator) else operators[0]
    lines = [line for value in values for line in value.splitlines() if line.strip()]
    texts: Sequence[str] = fit_values(lines)
    if operator == Operator.CONTAINS:
        texts = [each.removeprefix("~").strip() for each in texts]
    if operator not in operators:
        return
    if operator in WITHOUT_VALUE:
        if any(texts):
            yield Condition(field.key, operator)
        return
    said = (_FLAGS.get(each, each) for each in texts) if field.kind == FieldKind.YES_NO else texts
    fit = tuple(dict.fromkeys(each for each in said if each and _fits(each, field)))
    if fit:
        yield Condition(field.key, operator, fit)


def _fits(text: str, field: ListField) -> bool:
    """Of values that are typed the engine says what is wrong; of those that are chosen nobody
    types a wrong one."""
    if field.kind == FieldKind.YES_NO:
        return text in ("yes", "no")
    if field.kind == FieldKind.CHOICE:
        return text in (field.names or ()) or text == "none"
    if field.kind in (FieldKind.REFERENCE, FieldKind.REFERENCES):
        return read_id(text) is not None or text in ("me", "none")
    return True


def _read_show(text: str, asked: NounList[R]) -> Show:
    if asked.sees_deleted is None or text not in set(Show):
        return Show.HIDE
    return Show(text)


def _read_order(text: str, asked: NounList[R]) -> Order:
    order = Order(text.removeprefix("-"), text.startswith("-"))
    field = asked.fields.get(order.key)
    if field is None or field.order is None:
        return Order()
    return Order() if order == asked.first_order else order


def _read_columns(text: str, asked: NounList[R]) -> tuple[Shown, ...]:
    """What is gone or hidden is left out; the face says so."""
    shown: dict[str, Shown] = {}
    for each in text.split(",")[:60]:
        key, _, width = each.partition(":")
        field = asked.fields.get(key)
        if field is not None and field.value is not None:
            shown[key] = Shown(key, Width(width) if width in set(Width) else field.width)
    return tuple(shown.values())


def write_question(question: Question, asked: NounList[R]) -> tuple[tuple[str, str], ...]:
    """Names and values in order, without an empty one."""
    return _write(question, asked.texts)


@lru_cache(maxsize=2048)
def _write(question: Question, texts: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """A page says the same question in a dozen addresses."""
    said: list[tuple[str, str]] = [("q", question.q)]
    simple, rest = _split(question.parts, texts)
    for name, condition in simple.items():
        said += [(name, value) for value in _write_values(condition)]
    if rest:
        tree = Question().asking(*rest).where
        assert tree is not None
        said.append(("where", json.dumps(write_tree(tree), ensure_ascii=False)))
    said += [
        ("deleted", "" if question.deleted == Show.HIDE else str(question.deleted)),
        ("sort", str(question.order)),
        ("cols", ",".join(_write_column(each) for each in question.columns)),
        ("rows", "" if question.density == Density.NORMAL else str(question.density)),
        ("look", "" if question.layout == Layout.TABLE else str(question.layout)),
        ("view", question.view),
    ]
    return tuple((name, value) for name, value in said if value)


def _split(parts: Sequence[Tree], texts: frozenset[str]) -> tuple[dict[str, Condition], list[Tree]]:
    """Conditions under the names that say them, and what no name says."""
    simple: dict[str, Condition] = {}
    rest: list[Tree] = []
    for part in parts:
        name = _name_of(part, texts) if isinstance(part, Condition) else ""
        if isinstance(part, Condition) and name not in simple:
            simple[name] = part
        else:
            rest.append(part)
    return simple, rest


def _name_of(condition: Condition, texts: frozenset[str]) -> str:
    """The operator that is meant where none is said needs no word."""
    meant = Operator.CONTAINS if condition.field in texts else Operator.IS
    if condition.operator == meant:
        return condition.field
    return f"{condition.field}.{condition.operator}"


def _write_values(condition: Condition) -> Sequence[str]:
    if condition.operator in WITHOUT_VALUE:
        return ("1",)
    if condition.operator == Operator.CONTAINS:
        return [f"~{value}" for value in condition.values]
    return condition.values


def _write_column(shown: Shown) -> str:
    return f"{shown.key}:{shown.width}"
