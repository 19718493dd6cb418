"""How does a login's owner take back that a provider may vouch for them?"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naryad.accounts.factors import factors_of
from naryad.accounts.models import Identity, Login, Membership
from naryad.core.errors import NotVisible, Refusal
from naryad.history.recording import Change, record
from naryad.people.acting import act_as


class OnlyWayIn(Refusal):
    message = _(
        "Without it you could not sign in any more. Set a password first: «Forgot the password?» "
        "on the sign-in page sends a letter."
    )


@transaction.atomic
def unlink_identity(login_id: int, *, identity_id: int, at: datetime) -> None:
    """Only while the login has a way in of its own. Raises NotVisible, OnlyWayIn."""
    login = Login.objects.select_for_update().get(pk=login_id)
    identity = (
        Identity.objects.filter(pk=identity_id, login=login).select_related("provider").first()
    )
    if identity is None:
        raise NotVisible
    if not login.has_usable_password() and not factors_of(login.pk).passkeys:
        raise OnlyWayIn
    identity.delete()
    membership = (
        Membership.objects.select_related("person__organization")
        .filter(organization_id=identity.organization_id, login=login, ended_at=None)
        .first()
    )
    if membership is not None:
        changes = {"provider": {"old": {"name": dict(identity.provider.name)}, "new": None}}
        unlinked = Change("person.identity_unlinked", "person", membership.person_id, changes)
        record([unlinked], by=act_as(membership.person, at=at), at=at)
