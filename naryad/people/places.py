"""As far as whose areas, companies and work types do somebody's rights reach?"""

from collections.abc import Callable, Mapping

from naryad.access.actor import Actor
from naryad.access.permissions import hold_everywhere
from naryad.people.employing import read_employments
from naryad.people.models import PersonArea, PersonWorkType


def places_of(actor: Actor) -> set[str]:
    """`area/3`: where one of them is missing one day, less is seen than before. Nothing for whoever
    sees the same wherever they belong."""
    if actor.permissions <= hold_everywhere(actor.permissions):
        return set()
    return {f"{sort}/{each}" for sort, read in OWN.items() for each in read(actor)}


def allowed_to(actor: Actor) -> set[str]:
    """What a file made for somebody rests on: their rights, and where these are the holder's own,
    the areas, companies and work types to which they belong."""
    return rights_of(actor) | places_of(actor)


def rights_of(actor: Actor) -> set[str]:
    return {str(each) for each in actor.permissions}


def _areas(actor: Actor) -> frozenset[int]:
    return frozenset(PersonArea.objects.filter(**_of(actor)).values_list("area_id", flat=True))


def _companies(actor: Actor) -> frozenset[int]:
    """Of today."""
    person_id = actor.person_id or 0
    book = read_employments([person_id], organization_id=actor.organization_id, today=actor.today)
    return frozenset(each.company_id for each in book.current(person_id))


def _work_types(actor: Actor) -> frozenset[int]:
    rows = PersonWorkType.objects.filter(**_of(actor))
    return frozenset(rows.values_list("work_type_id", flat=True))


def _of(actor: Actor) -> dict[str, int]:
    return {"organization_id": actor.organization_id, "person_id": actor.person_id or 0}


OWN: Mapping[str, Callable[[Actor], frozenset[int]]] = {
    "area": _areas,
    "company": _companies,
    "work-type": _work_types,
}
