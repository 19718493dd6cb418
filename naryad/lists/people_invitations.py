"""How is a state of the invitation asked for in a list?"""

from datetime import datetime
from enum import StrEnum

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.accounts.models import Membership
from naryad.accounts.queries import INVITED_NAMES, Invited, people_in_invitation_state
from naryad.people.models import Person


class Asked(StrEnum):
    """One state, or everybody who cannot sign in yet."""

    NOT_ACTIVATED = "not-activated"
    ACTIVATED = "activated"
    NOT_SENT = "not-sent"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    OPENED = "opened"
    EXPIRED = "expired"
    REPLACED = "replaced"
    NO_ADDRESS = "no-address"


ASKED_NAMES: dict[Asked, str | Promise] = {
    Asked.NOT_ACTIVATED: _("Not activated"),
    **{Asked[state.name]: name for state, name in INVITED_NAMES.items()},
}


def asked_people(
    people: QuerySet[Person], asked: Asked, *, actor: Actor, at: datetime
) -> QuerySet[Person]:
    if asked == Asked.NOT_ACTIVATED:
        current = Membership.objects.filter(
            organization_id=actor.organization_id, person_id=OuterRef("pk"), ended_at=None
        )
        return people.filter(~Exists(current))
    state = Invited[asked.name]
    ids = people_in_invitation_state(state, organization_id=actor.organization_id, at=at)
    return people.filter(pk__in=ids)
