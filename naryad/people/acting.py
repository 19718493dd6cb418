"""How does a person become an actor?"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.letters.models import Letter
from naryad.organizations.models import Organization
from naryad.people.holding import Holding, holding_of
from naryad.people.models import Person


def act_as(person: Person, *, at: datetime, viewed_by: int | None = None) -> Actor:
    """The person with today's rights; banned and deleted people are the door's to refuse."""
    return act_with(person, holding_of(person), at=at, viewed_by=viewed_by)


def act_with(
    person: Person, holding: Holding, *, at: datetime, viewed_by: int | None = None
) -> Actor:
    """For whoever has just read what the person holds. Nobody has rights before the approval that
    they wait for, at whatever door."""
    kind = Kind(person.kind)
    waits = person.awaits_approval
    return Actor(
        organization_id=person.organization_id,
        person_id=person.pk,
        kind=kind,
        permissions=frozenset() if waits else holding.usable_by(kind),
        viewed_by=viewed_by,
        is_administrator=kind == Kind.EMPLOYEE and holding.is_administrator and not waits,
        awaits_approval=waits,
        today=today_of(person.organization, at=at),
    )


def act_as_reader(letter: Letter, *, at: datetime) -> Actor | None:
    """Whom a letter is for, with today's rights; None where they are gone or banned by now."""
    people = Person.objects.filter(organization_id=letter.organization_id, pk=letter.person_id or 0)
    person = people.select_related("organization").first()
    if person is None or person.deleted_at is not None or person.is_banned(at=at):
        return None
    return act_as(person, at=at)


def today_of(organization: Organization, *, at: datetime) -> date:
    """The day by the organization's clock."""
    return at.astimezone(ZoneInfo(organization.zone)).date()
