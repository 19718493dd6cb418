"""What does the form of a contract offer to choose from?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.assets.visibility import assets_visible_to
from naryad.companies.visibility import companies_visible_to
from naryad.contracts.visibility import companies_for_contracts
from naryad.core.ids import read_id
from naryad.lists.assets.searching import find_assets
from naryad.lists.companies.searching import search_companies
from naryad.lists.people.targets import name_column, search_named
from naryad.people.visibility import people_visible_to, workers_visible_to

Pairs = list[tuple[str, str]]
_OFFERED = 30


@dataclass(frozen=True, slots=True)
class _Sought:
    """`offered` to choose anew; `kept` may be named already, deleted or not."""

    offered: Callable[[Actor], QuerySet[Any]]
    kept: Callable[[Actor], QuerySet[Any]]
    search: Callable[[QuerySet[Any], str], QuerySet[Any]]
    says: tuple[str, ...] = ("name",)


_OBJECTS = _Sought(
    assets_visible_to,
    lambda actor: assets_visible_to(actor, with_deleted=True),
    find_assets,
    ("name", "address"),
)
_SOUGHT: Mapping[str, _Sought] = {
    "company_id": _Sought(
        companies_for_contracts,
        lambda actor: companies_visible_to(actor, with_deleted=True),
        search_companies,
    ),
    "tree_ids": _OBJECTS,
    "single_ids": _OBJECTS,
    "recipient_ids": _Sought(
        lambda actor: _name(workers_visible_to(actor)),
        lambda actor: _name(people_visible_to(actor, with_deleted=True)),
        search_named,
    ),
}
SOUGHT = tuple(_SOUGHT)


def find_options(field: str, words: str, *, actor: Actor) -> Pairs:
    """The first of them by name in which the words stand."""
    sought = _SOUGHT[field]
    rows = sought.offered(actor)
    found = sought.search(rows, words) if words else rows
    return _pairs(sought, found.order_by("sort_key", "pk")[:_OFFERED])


def name_options(field: str, ids: Iterable[object], *, actor: Actor) -> Pairs:
    """Those among them that the reader sees."""
    wanted = [row_id for each in ids if (row_id := read_id(str(each)))]
    sought = _SOUGHT[field]
    return _pairs(sought, sought.kept(actor).filter(pk__in=wanted)) if wanted else []


def offer(
    actor: Actor, *, chosen: Mapping[str, Iterable[object]], fields: Iterable[str] = SOUGHT
) -> dict[str, Pairs]:
    """`chosen`: what stands now in the fields; it comes first."""
    return {
        field: list(
            (
                dict(name_options(field, chosen.get(field, ()), actor=actor))
                | dict(find_options(field, "", actor=actor))
            ).items()
        )
        for field in fields
    }


def _pairs(sought: _Sought, rows: QuerySet[Any]) -> Pairs:
    named = rows.values_list("pk", *sought.says)
    return [(str(pk), " · ".join(str(each) for each in said if each)) for pk, *said in named]


def _name(people: QuerySet[Any]) -> QuerySet[Any]:
    said: dict[str, Any] = {"name": name_column()}
    named: QuerySet[Any] = people.annotate(**said)
    return named
