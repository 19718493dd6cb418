"""How is a notice marked as read?"""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.core.errors import NotVisible
from naryad.notifications.models import Notice
from naryad.notifications.visibility import notices_visible_to


@transaction.atomic
def read_notices(notice_id: int | None, *, by: Actor, at: datetime) -> int:
    """All of a ticket, or of what else it is about, up to this one, or all that were told up to
    this moment; how many were new. It changes nothing of it, so history does not tell."""
    by.require_own_eyes()
    mine = notices_visible_to(by)
    if notice_id is not None:
        told = mine.filter(pk=notice_id).first()
        if told is None:
            raise NotVisible
        mine = mine.filter(**told.topic.key, pk__lte=notice_id)
    return _mark(mine, at)


@transaction.atomic
def read_notices_of_ticket(ticket_id: int, *, by: Actor, at: datetime) -> int:
    """Whoever looks at the ticket itself has seen what there was to tell."""
    by.require_own_eyes()
    return _mark(notices_visible_to(by).filter(ticket_id=ticket_id), at)


@transaction.atomic
def read_notices_of_inquiry(inquiry_id: int, *, by: Actor, at: datetime) -> int:
    """So of an inquiry."""
    by.require_own_eyes()
    return _mark(notices_visible_to(by).filter(inquiry_id=inquiry_id), at)


@transaction.atomic
def read_notices_of_person(person_id: int, *, by: Actor, at: datetime) -> int:
    """So of somebody who waits for an approval."""
    by.require_own_eyes()
    return _mark(notices_visible_to(by).filter(registration__person_id=person_id), at)


def _mark(mine: QuerySet[Notice], at: datetime) -> int:
    return mine.filter(read_at=None).update(read_at=at)
