"""As far as whose areas, companies and work types do somebody's rights reach?"""

from naryad.access.actor import Actor
from naryad.access.permissions import hold_everywhere
from naryad.people.employing import read_employments
from naryad.people.models import PersonArea, PersonWorkType


def places_of(actor: Actor) -> set[str]:
    """`area/3`: where one of them is missing one day, less is seen than before. Nothing for whoever
    sees the same wherever they belong."""
    if actor.permissions <= hold_everywhere(actor.permissions):
        return set()
    mine = {"organization_id": actor.organization_id, "person_id": actor.person_id or 0}
    areas = PersonArea.objects.filter(**mine).values_list("area_id", flat=True)
    work_types = PersonWorkType.objects.filter(**mine).values_list("work_type_id", flat=True)
    return {
        *(f"area/{each}" for each in areas),
        *(f"company/{each}" for each in _companies_of(actor)),
        *(f"work-type/{each}" for each in work_types),
    }


def _companies_of(actor: Actor) -> set[int]:
    """Of today."""
    person_id = actor.person_id or 0
    book = read_employments([person_id], organization_id=actor.organization_id, today=actor.today)
    return {each.company_id for each in book.current(person_id)}
