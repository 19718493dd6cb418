"""Which page of a list does a caller get, and what was asked for it?

`{"items": […], "next": cursor | null, "count": n | null}`. Nothing is cut silently and nothing that
is asked is ignored: what cannot be answered as it was asked is refused.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import orjson
from django.core import signing
from django.http import HttpResponse
from django.utils.translation import gettext as _

from naryad.api.asking import ApiRequest, asker_of
from naryad.api.filtering import read_where, seek_in
from naryad.api.operations import say_twice, say_unknown
from naryad.core.conditions.operators import FieldKind
from naryad.core.conditions.sql import RowId
from naryad.core.cursors import Cursor
from naryad.core.errors import Invalid, NotPermitted, NotVisible
from naryad.core.plans import planned_anew
from naryad.lists.counting import count_each
from naryad.lists.fields import Asker, ListField
from naryad.lists.noun_lists import NounList, Rows
from naryad.lists.ordering import order_rows
from naryad.lists.paging import COUNT_CAP
from naryad.lists.questions import Order, Question, Show
from naryad.lists.reading import SORT_CAP

MOST, USUAL, MOST_LETTERS = 200, 50, 200
PARAMETERS = ("limit", "cursor", "sort", "fields", "q", "filter", "count", "deleted")
COUNTS = ("exact", "capped", "none")
_SALT = "naryad.api.page"
ItemOf = dict[str, Any]
# Pages need no such condition; a program asks for what it has heard of, many at once.
_ID = ListField("id", "id", kind=FieldKind.REFERENCE, condition=lambda _asker: RowId("id"))


@dataclass(frozen=True)
class Listing:
    """A noun as the API lists it. `make` gives its list, `write` the items of ids in their order,
    in a fixed number of queries; `keys` are the names of an item's fields.

    `names`: API name → key of the list, where the two part (`areas` → `area`); `without`: keys of
    the list that nobody needs here. `for_customers`: keys of the list that a customer may ask for;
    lists are made for the office, whose conditions would tell a customer what no item shows. So
    would their words: `sought_by_customers` are the keys in which a customer's are looked for.
    `free_orders`: those that an index gives, however many rows.
    """

    noun: str
    make: Callable[[Asker], NounList[Any]]
    write: Callable[[Sequence[int], ApiRequest], list[ItemOf]]
    keys: tuple[str, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    for_customers: frozenset[str] = frozenset()
    sought_by_customers: tuple[str, ...] = ()
    free_orders: frozenset[str] = frozenset()

    def keys_of(self, asked: NounList[Any]) -> dict[str, str]:
        """API name → key, of what this caller may ask for or order by."""
        known = set(asked.fields) - self.without
        if not asked.actor.is_employee:
            known &= self.for_customers | {_ID.key}
        renamed = {name: key for name, key in self.names.items() if key in known}
        return {key: key for key in known - set(renamed.values())} | renamed


@dataclass(frozen=True, slots=True)
class _Asked:
    question: Question
    sort: str
    limit: int
    cursor: Cursor | None
    fields: frozenset[str]
    count: str


def answer_list(request: ApiRequest, listing: Listing) -> HttpResponse:
    """Raises Invalid for whatever cannot be answered as it was asked."""
    noun_list = listing.make(asker_of(request))
    noun_list = replace(noun_list, fields={**noun_list.fields, _ID.key: _ID})
    asked = _read(request, listing, noun_list)
    rows = noun_list.matching_all(asked.question)
    found = _find(rows, listing, noun_list, asked)
    page = found[: asked.limit]
    items = cut_items(listing.write([row_id for row_id, _key in page], request), asked.fields)
    more = len(found) > asked.limit
    answer = {
        "items": items,
        "next": _token(listing.noun, asked.sort, page[-1]) if more else None,
        "count": count_rows(rows, asked.count),
    }
    return HttpResponse(orjson.dumps(answer, default=str), "application/json")


def take_item(request: ApiRequest, listing: Listing, row_id: int, *, show: Show) -> ItemOf:
    """One, as the list would show it. Raises NotVisible."""
    noun_list = listing.make(asker_of(request))
    if not noun_list.visible(request.actor, show).filter(pk=row_id).exists():
        raise NotVisible
    (item,) = listing.write([row_id], request) or (None,)
    if item is None:
        raise NotVisible
    return item


def read_show(request: ApiRequest, noun_list: NounList[Any]) -> Show:
    """Deleted rows are shown to whoever asks for them and may see them."""
    given = request.GET.get("deleted")
    if given is None:
        return Show.HIDE
    if given not in (Show.ONLY, Show.ALL):
        raise Invalid({"deleted": say_one_of((Show.ONLY, Show.ALL))})
    if not noun_list.may_see_deleted:
        raise NotPermitted
    return Show(given)


def _read(request: ApiRequest, listing: Listing, noun_list: NounList[Any]) -> _Asked:
    keys = listing.keys_of(noun_list)
    refuse_unknown(request, {*PARAMETERS, *keys}, once=PARAMETERS)
    get = request.GET.get
    sort = get("sort") or "-id"
    count = read_count(get("count"))
    where = read_where(request.GET, noun_list, keys=keys, but=PARAMETERS)
    words = read_words(get("q"))
    if listing.sought_by_customers and not noun_list.actor.is_employee:
        where = [*where, *seek_in(words, listing.sought_by_customers)]
        words = ""
    return _Asked(
        Question(
            q=words,
            deleted=read_show(request, noun_list),
            order=_read_order(sort, noun_list, keys),
        ).asking(*where),
        sort,
        read_limit(get("limit")),
        _read_cursor(get("cursor"), listing.noun, sort),
        read_fields(get("fields"), listing.keys),
        count,
    )


def refuse_unknown(request: ApiRequest, known: Collection[str], *, once: Collection[str]) -> None:
    """`once`: those of them that do not stand twice. Raises Invalid."""
    wrong = {name: say_unknown() for name in request.GET if name not in known}
    for name, given in request.GET.lists():
        if name in once and len(given) > 1:
            wrong[name] = say_twice()
    if wrong:
        raise Invalid(wrong)


def read_words(text: str | None) -> str:
    """What is sought, with single spaces. Raises Invalid where it is longer than anything found."""
    words = " ".join((text or "").split())
    if len(words) > MOST_LETTERS:
        raise Invalid({"q": _("At most %(most)s characters.") % {"most": MOST_LETTERS}})
    return words


def read_limit(text: str | None) -> int:
    if text is None:
        return USUAL
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text) <= MOST:
        raise Invalid({"limit": _("From 1 to %(most)s.") % {"most": MOST}})
    return int(text)


def _read_order(sort: str, noun_list: NounList[Any], keys: Mapping[str, str]) -> Order:
    """Without a key: by id."""
    name, is_descending = sort.removeprefix("-"), sort.startswith("-")
    if name == "id":
        return Order("", is_descending)
    listed = noun_list.fields.get(keys.get(name, ""))
    if listed is None or listed.order is None:
        fit = [
            each
            for each, key in sorted(keys.items())
            if key in noun_list.fields and noun_list.fields[key].order is not None
        ]
        raise Invalid({"sort": say_one_of(["id", *fit])})
    return Order(listed.key, is_descending)


def read_count(text: str | None) -> str:
    how = text or "none"
    if how not in COUNTS:
        raise Invalid({"count": say_one_of(COUNTS)})
    return how


def read_fields(text: str | None, keys: Sequence[str]) -> frozenset[str]:
    """Nothing means all of them."""
    if not text:
        return frozenset()
    named = {name.strip() for name in text.split(",")}
    if named - set(keys):
        raise Invalid({"fields": say_one_of(keys)})
    return frozenset(named | {"id"})


def cut_items(items: list[ItemOf], fields: frozenset[str]) -> list[ItemOf]:
    if not fields:
        return items
    return [{key: item[key] for key in item if key in fields} for item in items]


def _read_cursor(token: str | None, noun: str, sort: str) -> Cursor | None:
    if not token:
        return None
    try:
        of_noun, of_sort, key, row_id = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError):
        raise Invalid({"cursor": say_foreign()}) from None
    if (of_noun, of_sort) != (noun, sort):
        raise Invalid({"cursor": say_foreign()})
    return Cursor(str(key), int(row_id))


def _token(noun: str, sort: str, last: tuple[int, str]) -> str:
    row_id, key = last
    return signing.dumps([noun, sort, key, row_id], salt=_SALT)


def _find(
    rows: Rows, listing: Listing, noun_list: NounList[Any], asked: _Asked
) -> list[tuple[int, str]]:
    """One more than the page holds, with what they stand by."""
    order = asked.question.order
    with planned_anew():
        if not order.key:
            return _by_id(rows, asked)
        if asked.sort.removeprefix("-") not in listing.free_orders:
            _refuse_too_many(rows)
        by = noun_list.fields[order.key].order
        assert by is not None
        return order_rows(
            rows,
            by(noun_list.actor, order.is_descending),
            is_descending=order.is_descending,
            cursor=asked.cursor,
            most=asked.limit + 1,
        )


def _by_id(rows: Rows, asked: _Asked) -> list[tuple[int, str]]:
    is_descending = asked.question.order.is_descending
    if asked.cursor is not None:
        beyond = {"pk__lt" if is_descending else "pk__gt": asked.cursor.id}
        rows = rows.filter(**beyond)
    found = rows.order_by("-pk" if is_descending else "pk").values_list("pk", flat=True)
    return [(row_id, "") for row_id in found[: asked.limit + 1]]


def _refuse_too_many(rows: Rows) -> None:
    (count,) = count_each([rows], cap=SORT_CAP)
    if count > SORT_CAP:
        said = _("More than %(most)s rows are found. Narrow down to sort by this.")
        raise Invalid({"sort": said % {"most": SORT_CAP}})


def count_rows(rows: Rows, how: str) -> int | None:
    if how == "none":
        return None
    if how == "exact":
        return int(rows.order_by().count())
    (count,) = count_each([rows], cap=COUNT_CAP)
    return count


def say_one_of(known: Sequence[str]) -> str:
    return _("One of these: %(known)s.") % {"known": ", ".join(known)}


def say_foreign() -> str:
    return _("This is no cursor of this list in this order.")
