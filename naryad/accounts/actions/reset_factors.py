"""How does somebody come in again who has lost every second factor?"""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext as _

from naryad.accounts import limits
from naryad.accounts.actions.end_sessions import end_other_sessions
from naryad.accounts.actions.tell_owner import tell_owner
from naryad.accounts.client import Browser
from naryad.accounts.models import LoginEvent
from naryad.accounts.sign_in_names import logins_named, read_name
from naryad.core.errors import Invalid


@transaction.atomic
def reset_factors(name: str, *, at: datetime) -> int:
    """For the operator at the terminal, who has made sure of who asks; no administrator of an
    organization can do it. Every session ends and the owner is told. Returns how many passkeys,
    apps and sets of codes are gone. Raises Invalid (name)."""
    login = logins_named(read_name(name)).select_for_update().first()
    if login is None:
        raise Invalid({"name": _("Nobody signs in with this e-mail or phone.")})
    count: int = Authenticator.objects.filter(user=login).delete()[0]
    if count:
        end_other_sessions(login, except_key="")
        limits.forgive_factor(login.pk)
        tell_owner(login, LoginEvent.What.FACTORS_RESET, browser=Browser(), at=at)
    return count
