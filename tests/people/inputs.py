"""How does a test say, in few words, what somebody hands in about a person?"""

from dataclasses import replace
from itertools import count
from typing import Any

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.core.outcomes import Outcome, only
from naryad.history.models import Event
from naryad.people.actions import PersonEdit
from naryad.people.input import PersonInput
from naryad.people.models import Employment, Person, PersonRole
from naryad.people.queries import card
from tests.world import House

_numbers = count(1)


def a_customer(house: House, **changes: Any) -> PersonInput:
    """Of Zenit, in the North; nobody else has the contacts."""
    return _fresh(
        PersonInput(
            kind=Kind.CUSTOMER,
            last_name="Новиков",
            first_name="Никита",
            role_ids=frozenset({house.roles["CUSTOMER"].pk}),
            company_ids=frozenset({house.zenit.pk}),
            area_ids=frozenset({house.north.pk}),
        ),
        changes,
    )


def an_employee(house: House, **changes: Any) -> PersonInput:
    """A technician of the service company, in the North."""
    return _fresh(
        PersonInput(
            kind=Kind.EMPLOYEE,
            last_name="Рабочев",
            first_name="Роман",
            role_ids=frozenset({house.roles["TECHNICIAN"].pk}),
            company_ids=frozenset({house.own_company.pk}),
            area_ids=frozenset({house.north.pk}),
        ),
        changes,
    )


def edit_of(actor: Actor, person: Person, **changes: Any) -> PersonEdit:
    """As the form of this actor shows the person now, with these changes."""
    shown = card(actor, person.pk)
    return PersonEdit(person.pk, replace(shown.input, **changes), shown.person.version)


def refusal_of(outcomes: list[Outcome]) -> str:
    """The name of the one row's refusal; empty when it was done."""
    (outcome,) = outcomes
    return outcome.refusal.code if outcome.refusal else ""


def errors_of(outcomes: list[Outcome]) -> dict[str, str]:
    (outcome,) = outcomes
    errors = getattr(outcome.refusal, "errors", {})
    return {field: str(message) for field, message in errors.items()}


def fresh(person: Person | list[Outcome]) -> Person:
    """As the database has the person now."""
    return Person.objects.get(pk=person.pk if isinstance(person, Person) else only(person))


def events_about(person: Person) -> list[str]:
    """Kinds of the events, oldest first, without those of the cast's own past."""
    events = Event.objects.filter(subject="person", subject_id=person.pk).order_by("pk")
    kinds = list(events.values_list("kind", flat=True))
    return kinds[1:] if kinds[:1] == ["person.edited"] else kinds


def last_changes(person: Person) -> dict[str, Any]:
    event = Event.objects.filter(subject="person", subject_id=person.pk).latest("pk")
    return dict(event.changes)


def roles_of(person: Person) -> set[int]:
    return set(PersonRole.objects.filter(person=person).values_list("role_id", flat=True))


def employments_of(person: Person) -> list[Employment]:
    return list(Employment.objects.filter(person=person).order_by("pk"))


def _fresh(given: PersonInput, changes: dict[str, Any]) -> PersonInput:
    contacts = (
        {} if {"email", "phone"} & changes.keys() else {"email": f"n{next(_numbers)}@x.example"}
    )
    return replace(given, **{**contacts, **changes})
