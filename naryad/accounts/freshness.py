"""Has whoever sits at the screen shown a moment ago that they are the login's owner?

A browser left open, or a stolen cookie, must not be enough to change the ways of signing in.
"""

from datetime import datetime, timedelta

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.base.internal.flows import post_authentication
from django.http import HttpRequest

from naryad.accounts import actions, limits, passkeys
from naryad.accounts.actions.change_password import refuse_wrong_password
from naryad.accounts.entering import browser_of
from naryad.accounts.models import Login

FRESH = timedelta(minutes=5)


def is_fresh(request: HttpRequest, login: Login, *, at: datetime) -> bool:
    """By signing in, or by proving it once more since."""
    proofs = (record["at"] for record in get_authentication_records(request, login))
    return max(proofs, default=0.0) > (at - FRESH).timestamp()


def prove_with_password(request: HttpRequest, login: Login, *, current: str, at: datetime) -> None:
    """Raises TooManyTries, Invalid (current)."""
    limits.count(limits.OWN_PASSWORD, login.pk, at=at)
    refuse_wrong_password(login, current)
    limits.forget(limits.OWN_PASSWORD, login.pk)
    record_authentication(request, login, "password", reauthenticated=True)


def prove_with_code(request: HttpRequest, login: Login, *, code: str, at: datetime) -> None:
    """Raises TooManyTries, WrongCode."""
    factor = actions.use_code(login.pk, code=code, browser=browser_of(request), at=at)
    post_authentication(request, factor, reauthenticated=True)


def prove_with_passkey(request: HttpRequest, login: Login, *, answer: str) -> None:
    """Raises BadPasskey."""
    factor = passkeys.check(answer, login=login)
    post_authentication(request, factor, reauthenticated=True)
