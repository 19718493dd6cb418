"""Which page does a caller get of what has no list: by a number, with a place to go on from?"""

from collections.abc import Callable, Sequence
from typing import Any

from django.core import signing
from django.db.models import QuerySet
from django.http import HttpResponse

from naryad.api.answering import answer
from naryad.api.asking import ApiRequest
from naryad.api.paging import (
    ItemOf,
    count_rows,
    cut_items,
    read_count,
    read_fields,
    read_limit,
    say_foreign,
)
from naryad.api.schemas.lists import LIST_PARAMETERS
from naryad.api.schemas.shared import Item
from naryad.core.errors import Invalid

# What each of them takes besides its own.
PLAIN = ("limit", "cursor", "fields", "count")
PLAIN_PARAMETERS = [each for each in LIST_PARAMETERS if each["name"] in PLAIN]
_SALT = "naryad.api.plain"


def answer_plain(
    request: ApiRequest,
    rows: QuerySet[Any],
    write: Callable[[Sequence[Any]], list[ItemOf]],
    *,
    of: str,
    item: type[Item],
    order: str = "-pk",
) -> HttpResponse:
    """`of`: to what a cursor belongs, so that nobody goes on in another list with it. `order`: by
    a column of numbers that no two rows share."""
    get, key = request.GET.get, order.removeprefix("-")
    most, how = read_limit(get("limit")), read_count(get("count"))
    fields = read_fields(get("fields"), tuple(item.model_fields))
    found = list(_beyond(rows, get("cursor"), of, order).order_by(order)[: most + 1])
    page = found[:most]
    more = len(found) > most
    said = {
        "items": cut_items(write(page), fields),
        "next": signing.dumps([of, getattr(page[-1], key)], salt=_SALT) if more else None,
        "count": count_rows(rows, how),
    }
    return answer(said)


def _beyond(rows: QuerySet[Any], token: str | None, of: str, order: str) -> QuerySet[Any]:
    if not token:
        return rows
    try:
        belongs, last = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError):
        raise Invalid({"cursor": say_foreign()}) from None
    if belongs != of:
        raise Invalid({"cursor": say_foreign()})
    side = "lt" if order.startswith("-") else "gt"
    return rows.filter(**{f"{order.removeprefix('-')}__{side}": int(last)})
