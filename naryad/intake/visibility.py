"""Which settings of codes and which inquiries may this person see?"""

from collections.abc import Collection

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets.visibility import assets_visible_to
from naryad.intake.models import CodeSettings, Inquiry


def code_settings_visible_to(actor: Actor, *, with_deleted: bool = False) -> QuerySet[CodeSettings]:
    """Those who write them, and those who choose them for objects. Deleted ones only when asked
    for, to those who write them."""
    rows = CodeSettings.objects.filter(organization_id=actor.organization_id)
    writes = actor.may(Permission.EDIT_ORGANIZATION)
    if actor.is_system or not actor.is_employee or not (writes or actor.may(Permission.EDIT_CODES)):
        return rows.none()
    return rows if with_deleted and writes else rows.filter(deleted_at=None)


def inquiries_visible_to(actor: Actor) -> QuerySet[Inquiry]:
    """Whoever may create tickets sees what is reported of the objects that they see."""
    rows = Inquiry.objects.filter(organization_id=actor.organization_id)
    if actor.sees_nothing or not actor.is_employee or not actor.may(Permission.ADD_TICKETS):
        return rows.none()
    return rows.filter(asset__in=assets_visible_to(actor).order_by().values("pk"))


def readable_inquiries(actor: Actor, ids: Collection[int]) -> set[int]:
    """Whose photos the actor reads."""
    return set(inquiries_visible_to(actor).filter(pk__in=ids).values_list("pk", flat=True))
