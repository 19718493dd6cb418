"""How does a service user end, and all by which it came in?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.accounts.models import ApiToken
from naryad.core.errors import NotVisible
from naryad.history.recording import Change, record
from naryad.people.models import Person


@transaction.atomic
def end_service_user(person_id: int, *, by: Actor, at: datetime) -> int:
    """Its tokens open nothing from now on, also if it is restored one day. Raises NotVisible."""
    by.require(Permission.MANAGE_INTEGRATIONS)
    people = Person.objects.select_for_update(no_key=True).filter(
        organization_id=by.organization_id, pk=person_id, is_service=True, deleted_at=None
    )
    person = people.first()
    if person is None:
        raise NotVisible
    ApiToken.objects.filter(
        organization_id=by.organization_id, person=person, ended_at=None
    ).update(ended_at=at)
    person.deleted_at = at
    person.version += 1
    person.save(update_fields=["deleted_at", "version"])
    record([Change("person.deleted", "person", person_id)], by=by, at=at)
    return person_id
