"""Of which lists does the API make files, and how are their columns called there?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from naryad.api.filtering import rename_fields
from naryad.api.nouns.areas import LISTING as AREAS
from naryad.api.nouns.assets import LISTING as ASSETS
from naryad.api.nouns.companies import LISTING as COMPANIES
from naryad.api.nouns.contracts import LISTING as CONTRACTS
from naryad.api.nouns.person_items import PEOPLE_LISTING as PEOPLE
from naryad.api.nouns.ticket_items import LISTING as TICKETS
from naryad.api.paging import Listing, read_words, say_one_of
from naryad.api.schemas.exports import NewExport
from naryad.core.conditions.tree import read_tree
from naryad.core.errors import Invalid
from naryad.lists.noun_lists import NounList
from naryad.lists.questions import Order, Question, Show
from naryad.spreadsheets.nouns import columns_for_file

_LISTINGS: Mapping[str, Listing] = {
    "areas": AREAS,
    "assets": ASSETS,
    "companies": COMPANIES,
    "contracts": CONTRACTS,
    "customers": PEOPLE,
    "employees": PEOPLE,
    "tickets": TICKETS,
}
# Pages show the two kinds of people apart.
_NOUNS = {"customers": "people", "employees": "people"}


def noun_of(listed: str) -> str:
    """For which noun a token must be."""
    return _NOUNS.get(listed, listed)


def names_of(asked: NounList[Any]) -> dict[str, str]:
    """API name → key of the list, of all that the caller may have in a file or ask for."""
    listing = _LISTINGS.get(asked.noun)
    if listing is None:
        return {key: key for key in asked.fields}
    return replace(listing, without=frozenset()).keys_of(asked)


def say_columns(listed: str, keys: Sequence[str]) -> list[str]:
    """By their names here."""
    listing = _LISTINGS.get(listed)
    names = {} if listing is None else {key: name for name, key in listing.names.items()}
    return [names.get(key, key) for key in keys]


def read_question(asked: NounList[Any], body: NewExport) -> Question:
    """Raises Invalid."""
    names = names_of(asked)
    where = None if body.filter is None else rename_fields(read_tree(body.filter), names)
    return Question(
        q=read_words(body.q),
        where=where,
        deleted=Show(body.deleted) if body.deleted else Show.HIDE,
        order=_read_order(body.sort, asked, names),
    )


def read_columns(asked: NounList[Any], body: NewExport) -> list[str]:
    """Keys of the list. Raises Invalid for what is no column."""
    offered = columns_for_file(asked)
    if body.columns is None:
        return [each.key for each in offered if each.is_shown]
    names, known = names_of(asked), {each.key for each in offered}
    fit = {name: key for name, key in names.items() if key in known}
    if set(body.columns) - set(fit):
        raise Invalid({"columns": say_one_of(sorted(fit))})
    return [fit[name] for name in body.columns]


def _read_order(sort: str | None, asked: NounList[Any], names: Mapping[str, str]) -> Order:
    if sort is None:
        return Order()
    listed = asked.fields.get(names.get(sort.removeprefix("-"), ""))
    if listed is None or listed.order is None:
        fit = [name for name, key in sorted(names.items()) if asked.fields[key].order is not None]
        raise Invalid({"sort": say_one_of(fit)})
    return Order(listed.key, sort.startswith("-"))
