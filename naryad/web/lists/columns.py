"""Which columns stand in the table, in which order, and how wide?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from naryad.lists.fields import ListField, Width
from naryad.lists.questions import Density, Order, Question, Shown
from naryad.web.lists.addresses import list_url
from naryad.web.lists.face import Look, OpenList

_WIDTHS = {Width.NARROW: "w-9", Width.NORMAL: "w-15", Width.WIDE: "w-24"}
_PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Column:
    field: ListField
    cell: str
    head: str


@dataclass(frozen=True, slots=True)
class Head:
    label: str
    cls: str
    sort_url: str
    aria_sort: str


def shown_columns(opened: OpenList, question: Question) -> list[Column]:
    """Those that were chosen, else those of the list; the first is what a row is known by, and
    always there."""
    fields = opened.asked.columns()
    first = fields[0]
    if not question.columns:
        chosen = [field for field in fields if field.is_shown or field is first]
        return [_make(opened, field, None) for field in chosen]
    widths = {shown.key: shown.width for shown in question.columns}
    by_key = {field.key: field for field in fields}
    keys = [first.key, *(key for key in widths if key != first.key and key in by_key)]
    return [_make(opened, by_key[key], widths.get(key, by_key[key].width)) for key in keys]


def left_out(opened: OpenList, chosen: str) -> list[str]:
    """Keys that a link or view names, of columns that are gone or hidden from the reader."""
    known = {field.key for field in opened.asked.columns()}
    keys = (each.partition(":")[0] for each in chosen.split(","))
    return [key for key in keys if key and key not in known]


def _make(opened: OpenList, field: ListField, width: Width | None) -> Column:
    look = opened.face.looks.get(field.key, _PLAIN)
    if width is None:
        wide = look.width or ("" if "c-main" in look.cell else _WIDTHS[field.width])
        return Column(field, _join(look.cell, look.hides), _join(wide, look.head, look.hides))
    return Column(field, look.cell, _join(_WIDTHS[width], look.head))


def _join(*classes: str) -> str:
    return " ".join(each for each in classes if each)


def describe_heads(opened: OpenList, columns: list[Column], question: Question) -> Iterator[Head]:
    for column in columns:
        yield _head(opened, column, question)


def _head(opened: OpenList, column: Column, question: Question) -> Head:
    field = column.field
    label = str(field.label)
    if field.order is None:
        return Head(label, column.head, "", "")
    current = question.order if question.order.key else opened.asked.first_order
    is_current = current.key == field.key
    order = Order(field.key, not current.is_descending if is_current else field.is_newest_first)
    direction = "descending" if current.is_descending else "ascending"
    url = list_url(opened, _ordered(opened, question, order))
    return Head(label, column.head, url, direction if is_current else "")


def _ordered(opened: OpenList, question: Question, order: Order) -> Question:
    return replace(question, order=Order() if order == opened.asked.first_order else order)


def describe_chooser(opened: OpenList, question: Question) -> list[dict[str, Any]]:
    """All columns, those that are shown first and in their order."""
    shown = [column.field for column in shown_columns(opened, question)]
    widths = {each.key: each.width for each in question.columns}
    rest = [field for field in opened.asked.columns() if field not in shown]
    return [
        {
            "key": field.key,
            "label": field.label,
            "is_shown": field in shown,
            "is_first": place == 0,
            "place": place + 1,
            "width": str(widths.get(field.key, field.width)),
        }
        for place, field in enumerate([*shown, *rest])
    ]


def choose_columns(opened: OpenList, question: Question, given: Any) -> Question:
    """What the chooser's form asks for; its button «reset» asks for what the list has anyway."""
    if given.get("do") == "reset":
        return replace(question, columns=(), density=Density.NORMAL)
    rows = given.get("density", "")
    density = Density(rows) if rows in set(Density) else Density.NORMAL
    return replace(question, columns=_read_choice(opened, given), density=density)


def _read_choice(opened: OpenList, given: Any) -> tuple[Shown, ...]:
    """From the chooser's form; nothing where the columns are those that the list has anyway."""
    fields = {field.key: field for field in opened.asked.columns()}
    first = next(iter(fields))
    keys = [key for key in fields if key in given.getlist("show") or key == first]
    places = {key: _read_place(given.get(f"place-{key}", ""), at) for at, key in enumerate(keys)}
    ordered = sorted(keys, key=lambda key: (key != first, places[key]))
    shown = tuple(
        Shown(key, _read_width(given.get(f"width-{key}", ""), fields[key])) for key in ordered
    )
    own = tuple(
        Shown(field.key, field.width)
        for field in fields.values()
        if field.is_shown or field.key == first
    )
    return () if shown == own else shown


def _read_place(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else otherwise


def _read_width(text: str, field: ListField) -> Width:
    return Width(text) if text in set(Width) else field.width
