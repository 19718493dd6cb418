"""What is that called which rows name, as far as the reader sees it?"""

from collections.abc import Collection
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.access.statements import Select, text_of, values_of
from naryad.assets.models import Asset
from naryad.assets.visibility import assets_visible_to
from naryad.companies.models import Company
from naryad.companies.visibility import companies_visible_to
from naryad.contracts.models import Contract
from naryad.contracts.visibility import contracts_visible_to
from naryad.people.models import Person
from naryad.people.naming import short_order
from naryad.people.visibility import people_visible_to

# One statement for all: asking four times costs more than all that is found.
_NAMES = """
SELECT 1, v.id, v.name, '', FALSE FROM ({companies}) v WHERE v.id = ANY(%(companies)s::bigint[])
UNION ALL
SELECT 2, v.id, v.name, '', FALSE FROM ({assets}) v WHERE v.id = ANY(%(assets)s::bigint[])
UNION ALL
SELECT 3, v.id, v.name, '', FALSE FROM ({contracts}) v WHERE v.id = ANY(%(contracts)s::bigint[])
UNION ALL
SELECT 4, v.id, v.first_name, v.last_name, v.erased_at IS NOT NULL
FROM ({people}) v WHERE v.id = ANY(%(people)s::bigint[])"""
_PERSON = 4


class Names(NamedTuple):
    """By id; what the reader does not see is not there."""

    companies: dict[int, str]
    assets: dict[int, str]
    contracts: dict[int, str]
    people: dict[int, str]


def read_names(
    actor: Actor,
    *,
    companies: Collection[int | None] = (),
    assets: Collection[int | None] = (),
    contracts: Collection[int | None] = (),
    people: Collection[int | None] = (),
) -> Names:
    """In one query."""
    asked = {"companies": companies, "assets": assets, "contracts": contracts, "people": people}
    ids = {key: {*given} - {None} for key, given in asked.items()}
    names = Names({}, {}, {}, {})
    if not any(ids.values()):
        return names
    sql = _write(*(text_of(make, actor) for make in (_companies, _assets, _contracts, _people)))
    values = {**values_of(actor), **{key: _write_ids(each) for key, each in ids.items()}}
    order = short_order()
    for kind, row_id, name, *rest in Select(sql, values).rows():
        names[kind - 1][row_id] = _say_person(order, name, *rest) if kind == _PERSON else name
    return names


def _say_person(order: str, first_name: str, last_name: str, is_erased: bool) -> str:
    return _("Erased person") if is_erased else order % {"first": first_name, "last": last_name}


def _write_ids(ids: Collection[int | None]) -> str:
    """As PostgreSQL reads an array: 200 numbers bound one by one cost as much as all the rest."""
    return f"{{{','.join(map(str, ids))}}}"


@lru_cache(maxsize=256)
def _write(companies: str, assets: str, contracts: str, people: str) -> str:
    return _NAMES.format(companies=companies, assets=assets, contracts=contracts, people=people)


def _companies(actor: Actor) -> QuerySet[Company, Any]:
    return companies_visible_to(actor).order_by().values("id", "name")


def _assets(actor: Actor) -> QuerySet[Asset, Any]:
    return assets_visible_to(actor).order_by().values("id", "name")


def _contracts(actor: Actor) -> QuerySet[Contract, Any]:
    return contracts_visible_to(actor).order_by().values("id", "name")


def _people(actor: Actor) -> QuerySet[Person, Any]:
    return people_visible_to(actor).order_by().values("id", "first_name", "last_name", "erased_at")
