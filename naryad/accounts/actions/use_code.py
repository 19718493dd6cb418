"""Does a typed code stand for the second factor of a login?"""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt
from cryptography.fernet import InvalidToken
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from naryad.accounts import limits
from naryad.accounts.actions.tell_owner import tell_owner
from naryad.accounts.app_codes import find_step
from naryad.accounts.client import Browser
from naryad.accounts.factors import APP, CODES
from naryad.accounts.models import Login, LoginEvent
from naryad.accounts.secrets import hash_typed_secret
from naryad.core.errors import Invalid, Refusal


class WrongCode(Refusal):
    """The same for a code that was used already."""

    status = 422
    message = _(
        "This code does not fit or was used already. Wait for the next one, or take a recovery "
        "code that you have not used."
    )

    def __init__(self) -> None:
        super().__init__(field="code")


def use_code(login_id: int, *, code: str, browser: Browser, at: datetime) -> Authenticator:
    """Of the app or a recovery code, each of them once. Nothing is no try. Raises Invalid,
    TooManyTries, WrongCode."""
    if not code.strip():
        raise Invalid({"code": gettext("This field is required.")})
    limits.count_factor(login_id, at=at)
    factor = _use(login_id, code, browser=browser, at=at)
    if factor is None:
        raise WrongCode
    limits.forgive_factor(login_id)
    return factor


@transaction.atomic
def _use(login_id: int, code: str, *, browser: Browser, at: datetime) -> Authenticator | None:
    """The login is locked, so that of two at once with the same code one comes too late."""
    login = Login.objects.select_for_update().get(pk=login_id)
    kept = {row.type: row for row in Authenticator.objects.filter(user=login)}
    if APP in kept and _fits_app(kept[APP], code, at=at):
        return kept[APP]
    if CODES not in kept or not _spend(kept[CODES], code):
        return None
    tell_owner(login, LoginEvent.What.CODE_USED, browser=browser, at=at)
    return kept[CODES]


def _fits_app(app: Authenticator, code: str, *, at: datetime) -> bool:
    try:
        secret = decrypt(app.data["secret"])
    except InvalidToken:
        # The installation has another secret key now: recovery codes still work.
        return False
    step = find_step(secret, code, at=at, after=app.data["step"])
    if step is None:
        return False
    app.data["step"] = step
    app.save(update_fields=["data"])
    return True


def _spend(codes: Authenticator, code: str) -> bool:
    spent = hash_typed_secret(code)
    if spent not in codes.data["hashes"]:
        return False
    codes.data["hashes"].remove(spent)
    codes.save(update_fields=["data"])
    return True
