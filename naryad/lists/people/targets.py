"""Which people can a condition name, and how are they found by a few letters?"""

from typing import Any

from django.db.models import QuerySet, Value
from django.db.models.functions import Concat

from naryad.access.actor import Actor
from naryad.core.search import make_search_terms, sought
from naryad.people.models import Person
from naryad.people.naming import say_name
from naryad.people.visibility import people_visible_to


def name_column() -> Concat:
    """In the order of the reader's language, as `say_name` says it."""
    first, second = ("first_name", "last_name")
    if say_name("1", "2") != "1 2":
        first, second = second, first
    return Concat(first, Value(" "), second)


def name_people(actor: Actor) -> QuerySet[Any]:
    """With a `name` each, as a reference of a list wants it, in the order of the reader's
    language."""
    said: dict[str, Any] = {"name": name_column()}
    return people_visible_to(actor).annotate(**said)


def search_named(people: QuerySet[Person], words: str) -> QuerySet[Person]:
    for term in make_search_terms(words):
        people = people.filter(search_text__contains=sought(term))
    return people
