"""How does somebody come into being whom nobody has typed in?"""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.areas.models import Area
from naryad.core.errors import Refusal
from naryad.history.recording import Change, record
from naryad.people.columns import fill
from naryad.people.input import PersonInput
from naryad.people.locking import share_links
from naryad.people.models import Person, PersonArea, PersonRole
from naryad.people.role_changes import given_roles
from naryad.people.role_contents import name_roles


class JustAdded(Refusal):
    message = _("Somebody has just been added under this address. Begin once more.")


@transaction.atomic
def add_newcomer(given: PersonInput, *, by: Actor, at: datetime) -> Person:
    """In the default area, with the roles given. Only the program itself, on the word of an
    identity provider that an administrator trusts."""
    by.require_system()
    share_links(by.organization_id)
    person = fill(
        Person(organization_id=by.organization_id, kind=str(given.kind), created_at=at), given
    )
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError:
        raise JustAdded from None
    _link(person, given)
    names = {
        role["id"]: role["name"]
        for role in name_roles(given.role_ids, organization_id=by.organization_id)
    }
    added = Change(
        "person.added", "person", person.pk, {"email": {"old": None, "new": given.email}}
    )
    record([added, *given_roles(person.pk, given.role_ids, names=names)], by=by, at=at)
    return person


def _link(person: Person, given: PersonInput) -> None:
    of_person = {"organization_id": person.organization_id, "person": person}
    PersonRole.objects.bulk_create(
        PersonRole(**of_person, role_id=role_id) for role_id in sorted(given.role_ids)
    )
    area = Area.objects.filter(
        organization_id=person.organization_id, is_default=True, deleted_at=None
    ).first()
    if area is not None:
        PersonArea.objects.create(
            **of_person,
            area=area,
            kind=person.kind,
            is_living=True,
            sort_key=person.sort_key,
        )
