"""What does the page of a list of people show around its rows?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from secrets import token_urlsafe
from typing import Any

from django.urls import reverse
from django.utils.translation import (
    get_language,
    gettext_lazy,
    ngettext,
    pgettext,
    pgettext_lazy,
)
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.lists.paging import COUNT_CAP
from naryad.lists.people import SIZE, PeoplePage, count_everybody
from naryad.lists.people_conditions import PeopleConditions, Show, write_conditions
from naryad.lists.people_fields import PeopleField, people_fields
from naryad.lists.people_invitations import ASKED_NAMES
from naryad.lists.people_sorting import Order, PeopleSort
from naryad.lists.people_views import COUNT_CAP as VIEW_CAP
from naryad.lists.people_views import count_views, people_views
from naryad.web.assets import static_url
from naryad.web.figures import say_capped, say_number
from naryad.web.office.people.addresses import LIST_ROUTES, PEOPLE_PATH, list_url, new_url
from naryad.web.office.people.list_bulk import offered_verbs
from naryad.web.office.people.rows import RowWords

# Up to so many people the numbers over the list cost next to nothing; beyond, they come after it.
COUNTED_AT_ONCE = COUNT_CAP
_CONDITION_NAMES = {
    "q": gettext_lazy("Search"),
    "role": gettext_lazy("Role"),
    "company": gettext_lazy("Company"),
    "no_company": gettext_lazy("Company"),
    "area": gettext_lazy("Area"),
    "position": gettext_lazy("Position"),
    "invitation": gettext_lazy("Invitation"),
    "banned": pgettext_lazy("several", "Banned"),
    "deleted": pgettext_lazy("several", "Deleted"),
}
_NEWEST_FIRST = {PeopleSort.SEEN, PeopleSort.ADDED}
_WIDTHS = {
    "company": "w-17",
    "role": "w-17",
    "position": "w-12 c-mid",
    "phone": "w-14",
    "email": "w-19 c-wide",
    "invitation": "w-20",
    "seen": "w-10 c-mid",
}


@dataclass(frozen=True, slots=True)
class Head:
    key: str
    label: str
    cls: str
    sort_url: str
    aria_sort: str


@dataclass(frozen=True, slots=True)
class Chip:
    field: str
    value: str
    without_url: str


def describe_rows(
    conditions: PeopleConditions, found: PeoplePage, *, actor: Actor, at: datetime, after: int
) -> dict[str, Any]:
    """The part of the page that a search, an order or another page exchanges."""
    kind, order, rows = conditions.kind, found.order, found.page.rows
    fields = people_fields(kind, actor=actor)
    words = RowWords(at)
    return {
        "kind": kind,
        "title": _("Customers") if kind == Kind.CUSTOMER else _("Employees"),
        "person_path": PEOPLE_PATH,
        "shows_belongs": any(field.key in ("company", "role") for field in fields),
        "sprite": static_url("icons.svg"),
        "once": token_urlsafe(12),
        "bulk": offered_verbs(conditions, actor=actor),
        "bulk_list": LIST_ROUTES[kind],
        "heads": _heads(fields, conditions, order, get_language() or "en"),
        "rows": [words.say(row) for row in rows],
        "query": list_url(conditions, order).partition("?")[2],
        "found_said": say_found(found.found),
        "found_count": say_capped(found.found, COUNT_CAP),
        "shown_said": _say_shown(len(rows), after, found.found),
        "previous_url": _page_url(conditions, order, found.page.before, max(0, after - SIZE)),
        "next_url": _page_url(conditions, order, found.page.after, after + len(rows)),
        "is_too_long_to_sort": found.is_too_long_to_sort,
    }


def describe_frame(
    conditions: PeopleConditions, found: PeoplePage, *, actor: Actor, at: datetime
) -> dict[str, Any]:
    """What stands over the rows."""
    kind, order = conditions.kind, found.order
    everybody = count_everybody(kind, actor=actor) if conditions.active else found.found
    counts = _count_at_once(kind, everybody, actor=actor, at=at)
    return {
        "list_path": reverse(LIST_ROUTES[kind]),
        "add_url": new_url(kind),
        "chips": list(describe_conditions(conditions, order)),
        "kept": _kept(conditions, order),
        "q": conditions.q,
        "filter_url": list_url(conditions, order, part="filter"),
        "count_said": say_capped(everybody, COUNT_CAP),
        "views": describe_views(conditions, counts=counts),
        "counters_url": "" if counts else list_url(conditions, part="counters"),
    }


def say_found(count: int) -> str:
    return ngettext("%(count)s found", "%(count)s found", count) % {
        "count": say_capped(count, COUNT_CAP)
    }


def describe_views(
    conditions: PeopleConditions, *, counts: Sequence[int] | None
) -> list[dict[str, Any]]:
    """As tabs; without counts their numbers are still to come."""
    views = people_views(conditions.kind)
    return [
        {
            "label": view.label,
            "url": list_url(view.conditions),
            "current": replace(conditions, q="") == view.conditions,
            "count": say_capped(counts[place], VIEW_CAP) if counts else None,
            "hot": view.is_alarming and (counts is None or counts[place] > 0),
        }
        for place, view in enumerate(views)
    ]


def _count_at_once(kind: Kind, everybody: int, *, actor: Actor, at: datetime) -> list[int] | None:
    """None where there are so many people that counting would hold up the list."""
    if everybody > COUNTED_AT_ONCE:
        return None
    return count_views(people_views(kind), actor=actor, at=at)


def describe_conditions(conditions: PeopleConditions, order: Order) -> Iterator[Chip]:
    """What is typed into the search field needs no chip."""
    for name in conditions.active:
        if name != "q":
            field, value = say_condition(conditions, name)
            yield Chip(field, value, list_url(conditions.without(name), order))


def say_condition(conditions: PeopleConditions, name: str) -> tuple[str, str]:
    value = getattr(conditions, name)
    label = str(_CONDITION_NAMES[name])
    match name:
        case "no_company":
            return label, pgettext("company of a person", "none")
        case "invitation":
            return label, str(ASKED_NAMES[value])
        case "banned" | "deleted":
            return label, _say_show(value)
        case "role" | "company" | "area":
            return label, ", ".join(choice.name for choice in value)
    return label, value


def _say_show(show: Show) -> str:
    return {Show.HIDE: _("hidden"), Show.ONLY: _("only these"), Show.ALL: _("shown too")}[show]


@lru_cache(maxsize=1024)
def _heads(
    fields: tuple[PeopleField, ...], conditions: PeopleConditions, order: Order, _language: str
) -> list[Head]:
    """The same again on every page of a list, in the language that is active."""
    return [_head(field, conditions, order) for field in fields]


def _head(field: PeopleField, conditions: PeopleConditions, order: Order) -> Head:
    label, cls = str(field.label), _WIDTHS.get(field.key, "")
    if field.sort is None:
        return Head(field.key, label, cls, "", "")
    is_current = order.by == field.sort
    is_descending = not order.is_descending if is_current else field.sort in _NEWEST_FIRST
    sort_url = list_url(conditions, Order(field.sort, is_descending))
    direction = "descending" if order.is_descending else "ascending"
    return Head(field.key, label, cls, sort_url, direction if is_current else "")


def _kept(conditions: PeopleConditions, order: Order) -> list[tuple[str, str]]:
    """What a new search keeps: every other condition, and the order."""
    given = write_conditions(conditions.without("q")) | {"sort": [str(order)]}
    return [(name, value) for name, values in given.items() for value in values if value]


def _page_url(conditions: PeopleConditions, order: Order, token: str, after: int) -> str:
    return list_url(conditions, order, page=token, after=after) if token else ""


def _say_shown(shown: int, after: int, found: int) -> str:
    if not shown:
        return ""
    return _("%(first)s–%(last)s of %(found)s") % {
        "first": say_number(after + 1),
        "last": say_number(after + shown),
        "found": say_capped(found, COUNT_CAP),
    }
