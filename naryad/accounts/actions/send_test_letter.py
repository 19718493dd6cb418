"""Do our letters arrive?"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.accounts.actions.own_letters import write_to
from naryad.accounts.letters import TEST
from naryad.accounts.models import Membership
from naryad.core.errors import Refusal


class NobodyToWriteTo(Refusal):
    message = _("You have no login here that a letter could go to.")


@transaction.atomic
def send_test_letter(*, by: Actor, at: datetime) -> str:
    """To the actor's own login; returns the address."""
    by.require(Permission.EDIT_ORGANIZATION)
    assert by.person_id is not None
    membership = (
        Membership.objects.filter(
            organization_id=by.organization_id, person_id=by.person_id, ended_at=None
        )
        .select_related("login", "person__organization")
        .first()
    )
    if membership is None:
        raise NobodyToWriteTo
    if membership.login.email is None:
        raise NobodyToWriteTo
    write_to(membership.login, TEST, to=membership.login.email, through=membership, at=at)
    return membership.login.email
