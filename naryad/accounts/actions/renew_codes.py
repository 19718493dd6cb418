"""How does a login's owner get recovery codes?"""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naryad.accounts.actions.tell_owner import tell_owner
from naryad.accounts.client import Browser
from naryad.accounts.factors import CODES, FACTORS
from naryad.accounts.models import Login, LoginEvent
from naryad.accounts.secrets import hash_typed_secret, make_typed_secret
from naryad.core.errors import Refusal

COUNT = 10


class NothingToRecover(Refusal):
    message = _("Recovery codes stand in for an app or a passkey. Set one of these up first.")


@transaction.atomic
def renew_codes(login_id: int, *, browser: Browser, at: datetime) -> list[str]:
    """The old ones work no more. Raises NothingToRecover."""
    login = Login.objects.select_for_update().get(pk=login_id)
    if not Authenticator.objects.filter(user=login, type__in=FACTORS).exists():
        raise NothingToRecover
    codes = keep_new_codes(login, at=at)
    tell_owner(login, LoginEvent.What.CODES_MADE, browser=browser, at=at)
    return codes


def keep_new_codes(login: Login, *, at: datetime) -> list[str]:
    """For a login that is locked. The codes themselves are kept nowhere."""
    codes = [make_typed_secret() for _number in range(COUNT)]
    Authenticator.objects.filter(user=login, type=CODES).delete()
    data = {"hashes": [hash_typed_secret(code) for code in codes]}
    Authenticator.objects.create(user=login, type=CODES, data=data, created_at=at)
    return codes
