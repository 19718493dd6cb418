"""How does a login's owner part with a second factor?"""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from naryad.accounts.actions.tell_owner import tell_owner
from naryad.accounts.client import Browser
from naryad.accounts.factors import APP, FACTORS
from naryad.accounts.models import Login, LoginEvent
from naryad.core.errors import NotVisible


@transaction.atomic
def remove_factor(login_id: int, *, factor_id: int, browser: Browser, at: datetime) -> None:
    """With the last one the recovery codes go too, since nothing is left to recover. Raises
    NotVisible."""
    login = Login.objects.select_for_update().get(pk=login_id)
    factor = Authenticator.objects.filter(user=login, type__in=FACTORS, pk=factor_id).first()
    if factor is None:
        raise NotVisible
    factor.delete()
    if not Authenticator.objects.filter(user=login, type__in=FACTORS).exists():
        Authenticator.objects.filter(user=login).delete()
    what = LoginEvent.What.APP_REMOVED if factor.type == APP else LoginEvent.What.PASSKEY_REMOVED
    tell_owner(login, what, browser=browser, at=at, name=factor.data.get("name", ""))
