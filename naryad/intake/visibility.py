"""Which settings of codes may this person see?"""

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.intake.models import CodeSettings


def code_settings_visible_to(actor: Actor, *, with_deleted: bool = False) -> QuerySet[CodeSettings]:
    """Those who write them, and those who choose them for objects. Deleted ones only when asked
    for, to those who write them."""
    rows = CodeSettings.objects.filter(organization_id=actor.organization_id)
    writes = actor.may(Permission.EDIT_ORGANIZATION)
    if actor.is_system or not actor.is_employee or not (writes or actor.may(Permission.EDIT_CODES)):
        return rows.none()
    return rows if with_deleted and writes else rows.filter(deleted_at=None)
