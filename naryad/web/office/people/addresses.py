"""Under which addresses do lists and cards of people lie?"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

from django.urls import reverse
from django.utils.http import urlencode

from naryad.access.kind import Kind
from naryad.lists.people_conditions import PeopleConditions, write_conditions
from naryad.lists.people_sorting import Order
from naryad.web.menu import find_path

if TYPE_CHECKING:
    from naryad.people.models import Person

# The lists put it before every id themselves: resolving a name fifty times is dear.
PEOPLE_PATH = "/office/people/"
LIST_ROUTES = {Kind.CUSTOMER: "customers", Kind.EMPLOYEE: "employees"}


def list_url(
    conditions: PeopleConditions,
    order: Order | None = None,
    *,
    page: str = "",
    after: int = 0,
    part: str = "",
) -> str:
    """`after`: how many rows stand before the page, for its footer alone. `part`: an address
    below the list's own."""
    path = find_path(LIST_ROUTES[conditions.kind])
    given = {"sort": str(order or ""), "page": page, "after": str(after or "")}
    place = "&".join(f"{name}={quote_plus(value)}" for name, value in given.items() if value)
    query = "&".join(each for each in (_say_conditions(conditions), place) if each)
    whole = f"{path}{part}/" if part else path
    return f"{whole}?{query}" if query else whole


@lru_cache(maxsize=1024)
def _say_conditions(conditions: PeopleConditions) -> str:
    """A page says the same conditions in a dozen addresses."""
    return urlencode(write_conditions(conditions), doseq=True)


def new_url(kind: Kind, *, copy: int | None = None) -> str:
    given = {"kind": [kind.lower()], "copy": [str(copy or "")]}
    return with_values(reverse("person_new"), given)


def photo_url(person: "Person") -> str:
    """Another photo has another address, so that browsers may keep each for long."""
    return (
        f"{reverse('person_photo', args=[person.pk])}?v={person.photo_id}"
        if person.photo_id
        else ""
    )


def read_kind(given: str) -> Kind:
    """An employee where the address says nothing: in their form a role can make a customer."""
    return Kind.CUSTOMER if given.upper() == Kind.CUSTOMER else Kind.EMPLOYEE


def with_values(path: str, given: Mapping[str, Sequence[str]]) -> str:
    said = {name: [value for value in values if value] for name, values in given.items()}
    query = urlencode({name: values for name, values in said.items() if values}, doseq=True)
    return f"{path}?{query}" if query else path
