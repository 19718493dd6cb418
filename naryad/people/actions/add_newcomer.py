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
def add_newcomer(
    given: PersonInput, *, by: Actor, at: datetime, awaits_approval: bool = False
) -> Person:
    """With the roles and in the living areas given, without any in the default one. Only the
    program itself, on the word of an identity provider that an administrator trusts, or on the
    terms on which one lets strangers register."""
    by.require_system()
    share_links(by.organization_id)
    person = Person(
        organization_id=by.organization_id,
        kind=str(given.kind),
        created_at=at,
        awaits_approval=awaits_approval,
    )
    fill(person, given)
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
    contacts = {"email": given.email, "phone": given.phone}
    filled = {name: {"old": None, "new": new} for name, new in contacts.items() if new}
    added = Change("person.added", "person", person.pk, filled)
    record([added, *given_roles(person.pk, given.role_ids, names=names)], by=by, at=at)
    return person


def _link(person: Person, given: PersonInput) -> None:
    of_person = {"organization_id": person.organization_id, "person": person}
    PersonRole.objects.bulk_create(
        PersonRole(**of_person, role_id=role_id) for role_id in sorted(given.role_ids)
    )
    PersonArea.objects.bulk_create(
        PersonArea(
            **of_person, area=area, kind=person.kind, is_living=True, sort_key=person.sort_key
        )
        for area in _areas(given, organization_id=person.organization_id)
    )


def _areas(given: PersonInput, *, organization_id: int) -> list[Area]:
    living = Area.objects.filter(organization_id=organization_id, deleted_at=None).order_by("pk")
    return list(living.filter(pk__in=given.area_ids)) or list(living.filter(is_default=True))
