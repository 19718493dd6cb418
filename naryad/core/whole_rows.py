"""How does a statement of ours give whole models, and not a query of the ORM?

Building a query costs more than running it. Where the same question stands at the beginning of
every request, it is written once as SQL, and only its rows are made into models.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection
from django.db.models import JSONField, Model

M = TypeVar("M", bound=Model)


def columns_of(model: type[Model], alias: str) -> str:
    """All columns, in the order in which `make_row` takes them; JSON as the text that it wants."""
    return ", ".join(
        f'{alias}."{field.column}"{"::text" if isinstance(field, JSONField) else ""}'
        for field in model._meta.concrete_fields
    )


def width_of(model: type[Model]) -> int:
    return len(model._meta.concrete_fields)


def make_row(model: type[M], values: Sequence[Any]) -> M:
    """As the ORM would have read it."""
    loaded = list(values)
    for place, convert in _converters(model):
        loaded[place] = convert(loaded[place], None, connection)
    names = [field.attname for field in model._meta.concrete_fields]
    return model.from_db("default", names, loaded)


@lru_cache(maxsize=64)
def _converters(model: type[Model]) -> list[tuple[int, Any]]:
    return [
        (place, convert)
        for place, field in enumerate(model._meta.concrete_fields)
        for convert in field.get_db_converters(connection)
    ]
