"""How does a test of people's pages make many people, and what does it read off a list?"""

import re
from typing import Any

from naryad.access.kind import Kind
from naryad.core.outcomes import only
from naryad.people.actions import add_people
from naryad.people.models import Person
from tests.people.inputs import a_customer, an_employee
from tests.world import House, World

LISTS = {Kind.CUSTOMER: "/office/customers/", Kind.EMPLOYEE: "/office/employees/"}
# Living customers.
OF_THE_CAST = {
    "customer",
    "customer_of_two",
    "lead_customer",
    "former_customer",
    "loner",
    "banned",
    "shared",
}
_SUBJECT = re.compile(r'class="subj cut" href="/office/people/(\d+)/">([^<]*)<')


def add_crowd(world: World, count: int, *, kind: Kind = Kind.CUSTOMER, **changes: Any) -> list[int]:
    """Person 000, Person 001 and so on, of one house."""
    house = world.service
    make = a_customer if kind == Kind.CUSTOMER else an_employee
    new = [
        make(house, last_name="Толпин", first_name=f"Т{number:04}", **changes)
        for number in range(count)
    ]
    outcomes = add_people(new, by=world.actor(house.admin), at=world.at)
    return [only([outcome]) for outcome in outcomes]


def names_on(answer: Any) -> list[str]:
    """Of the rows, in their order."""
    return [name for _id, name in _SUBJECT.findall(answer.content.decode())]


def ids_on(answer: Any) -> list[int]:
    return [int(row_id) for row_id, _name in _SUBJECT.findall(answer.content.decode())]


def links_on(answer: Any, words: str) -> list[str]:
    """Addresses of the links that say exactly this."""
    html = answer.content.decode()
    found = re.findall(
        rf'<a [^>]*href="([^"]*)"[^>]*>\s*(?:<[^>]*>\s*)*{re.escape(words)}\s*<', html
    )
    return [each.replace("&amp;", "&") for each in found]


def page_of(person: Person | int, part: str = "") -> str:
    person_id = person if isinstance(person, int) else person.pk
    return f"/office/people/{person_id}/{part}"


def seen_in(answer: Any, house: House) -> set[str]:
    """Which of the cast stand in the list."""
    ids = set(ids_on(answer))
    return {key for key, person in house.people.items() if person.pk in ids}
