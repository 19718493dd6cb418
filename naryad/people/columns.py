"""How does input become the columns of a person?"""

from naryad.core.search import make_search_text, make_sort_key
from naryad.people.input import PersonInput
from naryad.people.models import Person

FIELDS = (
    "last_name",
    "first_name",
    "middle_name",
    "sex",
    "email",
    "phone",
    "phone_extension",
    "work_phone",
    "work_phone_extension",
    "other_phone",
    "other_phone_extension",
    "position",
    "personnel_number",
    "is_mobile",
    "language",
)
DERIVED = ("sort_key", "search_text")

_LONGEST_SORT_KEY = 310  # Lower case can be longer than what was typed: «İ» becomes two letters.


def fill(person: Person, given: PersonInput) -> Person:
    """Links and kind apart."""
    for name in FIELDS:
        setattr(person, name, getattr(given, name))
    # Rows of one statement must agree in type: what was read is plain text.
    person.sex = str(given.sex)
    return derive(person)


def derive(person: Person) -> Person:
    """By which text a person is sorted and found; made anew whenever the person is written."""
    names = (person.last_name, person.first_name, person.middle_name)
    person.sort_key = make_sort_key(*names)[:_LONGEST_SORT_KEY]
    person.search_text = make_search_text(
        *names,
        person.email,
        person.position,
        person.personnel_number,
        phones=(person.phone, person.work_phone, person.other_phone),
    )
    return person
