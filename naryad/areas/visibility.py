"""Which service areas may this person see?"""

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.areas.models import Area


def areas_visible_to(actor: Actor, *, with_deleted: bool = False) -> QuerySet[Area]:
    """Employees see the names of all areas, since every form offers them; customers see none."""
    if actor.is_system or not actor.is_employee:
        return Area.objects.none()
    areas = Area.objects.filter(organization_id=actor.organization_id)
    if with_deleted and actor.may(Permission.EDIT_AREAS):
        return areas
    return areas.filter(deleted_at=None)
