"""Who hears that somebody waits for an approval?"""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from naryad.access.kind import Kind
from naryad.access.permissions import MEANINGS, Permission
from naryad.access.roles import RoleCode
from naryad.letters.actions import NewLetter, write_letters
from naryad.letters.models import Letter
from naryad.letters.recipients import find_recipients
from naryad.people.acting import act_as
from naryad.people.models import Person, PersonRole, RolePermission
from naryad.people.visibility import people_visible_to
from naryad.registration.letters import WAITING

# A letter tells how many wait when it leaves; more often nobody wants to hear it.
ONCE_IN = timedelta(hours=1)
_APPROVE = Permission.INVITE_PEOPLE
_ENOUGH = [
    each for each, meaning in MEANINGS.items() if each == _APPROVE or _APPROVE in meaning.covers
]


def tell_approvers(person: Person, *, at: datetime) -> None:
    """In the transaction in which the person came: those who may approve and see the person, each
    once an hour at most."""
    organization_id = person.organization_id
    told = Letter.objects.filter(
        organization_id=organization_id, kind=WAITING, created_at__gt=at - ONCE_IN
    )
    fresh = _read_holders(organization_id).exclude(pk__in=told.values("person_id"))
    # What somebody sees is a question about that one person: a query for each of the few.
    seeing = [each.pk for each in fresh if _sees(each, person, at=at)]
    recipients = find_recipients(seeing, organization_id=organization_id, at=at)
    write_letters(
        [
            NewLetter(
                WAITING,
                to=each.to,
                language=each.language,
                subject_id=person.pk,
                person_id=each.person_id,
            )
            for each in recipients
        ],
        organization_id=organization_id,
        at=at,
    )


def _read_holders(organization_id: int) -> QuerySet[Person]:
    given = RolePermission.objects.filter(role_id=OuterRef("role_id"), permission__in=_ENOUGH)
    held = PersonRole.objects.filter(
        Q(role__code=RoleCode.ADMINISTRATOR) | Exists(given),
        organization_id=organization_id,
        role__deleted_at=None,
    )
    people = Person.objects.filter(
        organization_id=organization_id,
        kind=Kind.EMPLOYEE,
        is_living=True,
        pk__in=held.values("person_id"),
    )
    return people.select_related("organization").order_by("pk")


def _sees(approver: Person, person: Person, *, at: datetime) -> bool:
    return people_visible_to(act_as(approver, at=at)).filter(pk=person.pk).exists()
