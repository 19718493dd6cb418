"""Who belongs to a company together with the reader?"""

from dataclasses import dataclass

from naryad.access.actor import Actor
from naryad.lists.employments import current_employments
from naryad.people.models import Person
from naryad.people.visibility import people_visible_to

MOST = 200


@dataclass(frozen=True)
class Colleague:
    person: Person
    position: str


def colleagues_in(actor: Actor, company_id: int, *, most: int = MOST) -> list[Colleague]:
    """Those of the reader's kind who belong to the company today, as far as the reader sees them,
    by name; the reader too. The caller has shown that the reader sees the company."""
    links = current_employments(actor).filter(company_id=company_id, kind=actor.kind)
    positions = dict(links.values_list("person_id", "position"))
    people = people_visible_to(actor).filter(pk__in=links.values("person_id"))
    return [
        Colleague(person, positions.get(person.pk) or person.position)
        for person in people.order_by("sort_key", "pk")[:most]
    ]
