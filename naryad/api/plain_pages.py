"""Which page does a caller get of what has no list: by a number, with a place to go on from?"""

from collections.abc import Callable, Sequence
from typing import Any

from django.core import signing
from django.db.models import QuerySet
from django.http import HttpResponse

from naryad.api.answering import answer
from naryad.api.paging import ItemOf, read_limit, say_foreign
from naryad.core.errors import Invalid

_SALT = "naryad.api.plain"


def answer_plain(
    rows: QuerySet[Any],
    write: Callable[[Sequence[Any]], list[ItemOf]],
    *,
    of: str,
    limit: str | None,
    cursor: str | None,
    order: str = "-pk",
) -> HttpResponse:
    """`of`: to what a cursor belongs, so that nobody goes on in another list with it. `order`: by
    a column of numbers that no two rows share."""
    most, key = read_limit(limit), order.removeprefix("-")
    if cursor:
        beyond = "lt" if order.startswith("-") else "gt"
        rows = rows.filter(**{f"{key}__{beyond}": _read(cursor, of)})
    found = list(rows.order_by(order)[: most + 1])
    page = found[:most]
    more = len(found) > most
    token = signing.dumps([of, getattr(page[-1], key)], salt=_SALT) if more else None
    return answer({"items": write(page), "next": token, "count": None})


def _read(token: str, of: str) -> int:
    try:
        belongs, last = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError):
        raise Invalid({"cursor": say_foreign()}) from None
    if belongs != of:
        raise Invalid({"cursor": say_foreign()})
    return int(last)
