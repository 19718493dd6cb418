"""How does a door take what the person may see, and turn away whoever may not look?"""

from typing import TypeVar

from django.db.models import Model, QuerySet

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import NotPermitted, NotVisible

M = TypeVar("M", bound=Model)


def take(visible: QuerySet[M], row_id: int) -> M:
    """What is not there and what is not for this person get the same answer."""
    row = visible.filter(pk=row_id).first()
    if row is None:
        raise NotVisible
    return row


def demand(actor: Actor, permission: Permission) -> None:
    """For a page that shows and changes nothing: another person's eyes may look at it too."""
    if not actor.may(permission):
        raise NotPermitted
