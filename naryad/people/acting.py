"""How does a person become an actor?"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.organizations.models import Organization
from naryad.people.models import Person
from naryad.people.rights import effective_permissions, rights_of_roles, roles_of


def act_as(person: Person, *, at: datetime, viewed_by: int | None = None) -> Actor:
    """The person with today's rights; banned and deleted people are the door's to refuse."""
    roles = list(roles_of(person))
    rights = rights_of_roles(
        [role.pk for role in roles], organization_id=person.organization_id
    )
    kind = Kind(person.kind)
    is_administrator = kind == Kind.EMPLOYEE and any(role.is_administrator for role in roles)
    return Actor(
        organization_id=person.organization_id,
        person_id=person.pk,
        kind=kind,
        permissions=effective_permissions(rights, kind),
        viewed_by=viewed_by,
        is_administrator=is_administrator,
        today=today_of(person.organization, at=at),
    )


def today_of(organization: Organization, *, at: datetime) -> date:
    """The day by the organization's clock."""
    return at.astimezone(ZoneInfo(organization.zone)).date()
