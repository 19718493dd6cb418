"""How many people serve or belong to each area?"""

from collections.abc import Mapping

from django.db.models import Count

from naryad.access.actor import Actor
from naryad.areas.visibility import areas_visible_to
from naryad.lists.linked import Linked, gather_linked
from naryad.people.models import PersonArea
from naryad.people.visibility import people_visible_to


def count_people_in_areas(actor: Actor) -> Mapping[int, Linked]:
    """Of those whom the reader sees, without service users; areas without anybody are left out."""
    links = PersonArea.objects.filter(
        organization_id=actor.organization_id,
        area_id__in=areas_visible_to(actor).values("pk"),
        is_living=True,
        person_id__in=people_visible_to(actor).filter(is_service=False).values("pk"),
    )
    counted = links.values_list("area_id", "kind").annotate(Count("person_id"))
    return gather_linked(counted.order_by())
