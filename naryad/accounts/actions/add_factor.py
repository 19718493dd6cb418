"""How does a login's owner add a second factor?"""

from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import encrypt
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naryad.accounts.actions.end_sessions import end_other_sessions
from naryad.accounts.actions.renew_codes import keep_new_codes
from naryad.accounts.actions.tell_owner import tell_owner
from naryad.accounts.app_codes import find_step
from naryad.accounts.client import Browser
from naryad.accounts.factors import APP, CODES, FACTORS, PASSKEY, clean_name
from naryad.accounts.models import Login, LoginEvent
from naryad.core.errors import Invalid, Refusal

_MOST_PASSKEYS = 20


class AppThere(Refusal):
    message = gettext_lazy("An app is set up already. Remove it first to set up another one.")


class TooManyPasskeys(Refusal):
    message = gettext_lazy("These are many passkeys. Remove one that you no longer use first.")


@transaction.atomic
def add_app(
    login_id: int, *, secret: str, code: str, browser: Browser, session_key: str, at: datetime
) -> list[str]:
    """Once a first code shows that the app has the secret. Of the first factor of all, the
    recovery codes, which are shown this once. Raises AppThere, Invalid (code)."""
    login = Login.objects.select_for_update().get(pk=login_id)
    if Authenticator.objects.filter(user=login, type=APP).exists():
        raise AppThere
    step = find_step(secret, code, at=at)
    if step is None:
        raise Invalid({"code": _("The app shows another code now. Type the one that it shows.")})
    data = {"secret": encrypt(secret), "step": step}
    return _add(
        login, Authenticator(type=APP, data=data), browser=browser, session_key=session_key, at=at
    )


@transaction.atomic
def add_passkey(
    login_id: int,
    *,
    credential: dict[str, Any],
    name: str,
    browser: Browser,
    session_key: str,
    at: datetime,
) -> list[str]:
    """`credential` has been checked. Else as an app. Raises TooManyPasskeys, Invalid (name)."""
    login = Login.objects.select_for_update().get(pk=login_id)
    if Authenticator.objects.filter(user=login, type=PASSKEY).count() >= _MOST_PASSKEYS:
        raise TooManyPasskeys
    data = {"name": clean_name(name), "host": browser.host, "credential": credential}
    return _add(
        login,
        Authenticator(type=PASSKEY, data=data),
        browser=browser,
        session_key=session_key,
        at=at,
    )


def _add(
    login: Login, factor: Authenticator, *, browser: Browser, session_key: str, at: datetime
) -> list[str]:
    """With the first one every other browser is signed out: there is then no session of a login
    with a second factor that has not shown it."""
    if not Authenticator.objects.filter(user=login, type__in=FACTORS).exists():
        end_other_sessions(login, except_key=session_key)
    factor.user, factor.created_at, factor.last_used_at = login, at, at
    factor.save()
    what = LoginEvent.What.APP_ADDED if factor.type == APP else LoginEvent.What.PASSKEY_ADDED
    tell_owner(login, what, browser=browser, at=at, name=factor.data.get("name", ""))
    if Authenticator.objects.filter(user=login, type=CODES).exists():
        return []
    return keep_new_codes(login, at=at)
