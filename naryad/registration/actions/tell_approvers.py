"""Who hears that somebody waits for an approval?"""

from datetime import datetime, timedelta

from naryad.access.permissions import Permission
from naryad.letters.actions import NewLetter, write_letters
from naryad.letters.models import Letter
from naryad.letters.recipients import find_recipients
from naryad.people.acting import act_as
from naryad.people.holders import employees_who_may
from naryad.people.models import Person
from naryad.people.visibility import people_visible_to
from naryad.registration.letters import WAITING

# A letter tells how many wait when it leaves; more often nobody wants to hear it.
ONCE_IN = timedelta(hours=1)


def tell_approvers(person: Person, *, at: datetime) -> None:
    """In the transaction in which the person came: those who may approve and see the person, each
    once an hour at most."""
    organization_id = person.organization_id
    told = Letter.objects.filter(
        organization_id=organization_id, kind=WAITING, created_at__gt=at - ONCE_IN
    )
    may = employees_who_may(Permission.INVITE_PEOPLE, organization_id=organization_id)
    fresh = may.select_related("organization").exclude(pk__in=told.values("person_id"))
    # What somebody sees is a question about that one person: a query for each of the few.
    seeing = [each.pk for each in fresh.order_by("pk") if _sees(each, person, at=at)]
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


def _sees(approver: Person, person: Person, *, at: datetime) -> bool:
    return people_visible_to(act_as(approver, at=at)).filter(pk=person.pk).exists()
