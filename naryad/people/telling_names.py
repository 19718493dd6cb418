"""How does history name people?"""

from collections.abc import Collection, Mapping
from typing import Any

from naryad.people.models import Person


def names_of_people(organization_id: int, ids: Collection[int]) -> Mapping[int, Any]:
    people = Person.objects.filter(organization_id=organization_id, pk__in=ids)
    return {person.pk: person.name for person in people}
