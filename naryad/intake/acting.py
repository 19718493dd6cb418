"""As whom does the program act for somebody without an account?"""

from datetime import datetime

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.organizations.models import Organization
from naryad.people.acting import today_of

_RIGHTS = frozenset(
    {
        Permission.ADD_TICKETS,
        Permission.ASSIGN_TICKETS,
        Permission.SEE_ALL_ASSETS,
        Permission.SEE_ALL_PEOPLE,
        Permission.SEE_ALL_TICKETS,
    }
)


def act_for_strangers(organization: Organization, *, at: datetime) -> Actor:
    """The program itself, with what it takes to make a ticket of a report."""
    return Actor(
        organization_id=organization.pk,
        person_id=None,
        kind=Kind.EMPLOYEE,
        permissions=_RIGHTS,
        today=today_of(organization, at=at),
    )
