"""Under which addresses do lists and cards of people lie?"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.http import urlencode

from naryad.access.kind import Kind
from naryad.lists.people.people_list import NOUNS

if TYPE_CHECKING:
    from naryad.people.models import Person

# The lists put it before every id themselves: resolving a name fifty times is dear.
PEOPLE_PATH = "/office/people/"
LIST_ROUTES = NOUNS


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
