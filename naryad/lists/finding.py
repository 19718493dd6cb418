"""Whom and what does somebody mean who types a few letters, and nothing else?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.assets.models import Asset
from naryad.assets.visibility import assets_visible_to
from naryad.companies.models import Company
from naryad.companies.visibility import companies_visible_to
from naryad.contracts.models import Contract
from naryad.contracts.visibility import contracts_visible_to
from naryad.core.search import make_search_terms
from naryad.lists.assets.searching import find_assets
from naryad.lists.companies.searching import search_companies
from naryad.lists.contracts.searching import search_contracts
from naryad.lists.employments import current_employments
from naryad.lists.people.searching import search_people
from naryad.lists.tickets.searching import newest_of, search_tickets
from naryad.people.models import Person
from naryad.people.visibility import people_visible_to
from naryad.tickets.models import Ticket
from naryad.tickets.visibility import tickets_visible_to

# One or two letters mean the beginning of a last name: that an index knows at once.
_PREFIX = 2


@dataclass(frozen=True, slots=True)
class FoundPerson:
    person: Person
    kind: Kind
    company: str


def find_people(words: str, *, actor: Actor, most: int) -> list[FoundPerson]:
    """Living people whom the reader sees, by name."""
    found = list(_named(words, actor).order_by("sort_key", "pk")[:most])
    companies = _companies_of(found, actor=actor)
    return [
        FoundPerson(person, Kind(person.kind), companies.get(person.pk, "")) for person in found
    ]


def find_companies(words: str, *, actor: Actor, most: int) -> list[Company]:
    """Living companies that the reader sees, by name."""
    if not _is_askable(words):
        return []
    found = search_companies(companies_visible_to(actor), words)
    return list(found.order_by("sort_key", "pk")[:most])


def find_objects(words: str, *, actor: Actor, most: int) -> list[Asset]:
    """Living objects and equipment that the reader sees, by name."""
    if not _is_askable(words):
        return []
    found = find_assets(assets_visible_to(actor), words)
    return list(found.order_by("sort_key", "pk")[:most])


def find_contracts(words: str, *, actor: Actor, most: int) -> list[Contract]:
    """Living contracts that the reader sees, by name."""
    if not _is_askable(words):
        return []
    found = search_contracts(contracts_visible_to(actor), words, actor=actor)
    return list(found.order_by("sort_key", "pk")[:most])


def find_tickets(words: str, *, actor: Actor, most: int) -> list[Ticket]:
    """Living tickets that the reader sees, open ones first, the newest of each in front."""
    if not _is_askable(words):
        return []
    tickets, newest = tickets_visible_to(actor), newest_of(actor)
    found = search_tickets(tickets, words, actor=actor, newest=newest)
    return list(found.rows.order_by("-is_open", "newest_key", "pk")[:most])


def _named(words: str, actor: Actor) -> QuerySet[Person]:
    terms = make_search_terms(words)
    people = people_visible_to(actor)
    if not _is_askable(words):
        return people.none()
    if len(terms) == 1 and len(terms[0]) <= _PREFIX:
        return people.filter(is_living=True, sort_key__startswith=terms[0])
    return search_people(people, words, actor=actor)


def _is_askable(words: str) -> bool:
    """Marks without a letter or digit are in no index, so a search for them would read all."""
    return any(letter.isalnum() for letter in words)


def _companies_of(people: Sequence[Person], *, actor: Actor) -> Mapping[int, str]:
    links = current_employments(actor).filter(
        person_id__in=[person.pk for person in people],
        company_id__in=companies_visible_to(actor).values("pk"),
    )
    rows = links.order_by("person_id", "-company__sort_key", "-pk")
    return dict(rows.values_list("person_id", "company__name"))
