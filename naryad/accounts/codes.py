"""Is the code the one that was sent?"""

import secrets
from datetime import datetime, timedelta
from hmac import compare_digest

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from naryad.accounts.models import Code, CodePurpose, Login
from naryad.core.errors import Refusal

LIFETIME = timedelta(minutes=15)
MOST_TRIES = 3
DIGITS = 6
_SALT = "naryad.code"


class DeadCode(Refusal):
    status = 410
    message = _("This code does not work any more. Ask for a new one.")


class WrongCode(Refusal):
    status = 422
    message = _("This is not the code of the newest message.")

    def __init__(self) -> None:
        super().__init__(field="code")


class LastWrongCode(WrongCode):
    """The try that was the last one."""

    status = DeadCode.status
    message = DeadCode.message


def make_code(purpose: CodePurpose, *, login: Login | None, address: str, at: datetime) -> Code:
    """Without an address it is a code that nobody gets and nothing fits."""
    return Code.objects.create(
        purpose=purpose,
        login=login,
        address=address,
        nonce=secrets.token_urlsafe(32),
        created_at=at,
        expires_at=at + LIFETIME,
    )


def digits_of(code: Code) -> str:
    """The same each time the message is sent. Only the installation's key makes it."""
    made = salted_hmac(_SALT, f"{code.pk}/{code.nonce}", algorithm="sha256").digest()
    return f"{int.from_bytes(made) % 10**DIGITS:0{DIGITS}}"


def is_living(code: Code, *, at: datetime) -> bool:
    return code.used_at is None and code.tries < MOST_TRIES and code.expires_at > at


def find_code(code_id: int | None, *, purpose: CodePurpose, at: datetime) -> Code:
    """The one that the session keeps; raises DeadCode."""
    code = Code.objects.filter(pk=code_id or 0, purpose=purpose).first()
    if code is None or not is_living(code, at=at):
        raise DeadCode
    return code


def try_code(code_id: int | None, typed: str, *, purpose: CodePurpose, at: datetime) -> Code:
    """Once. A wrong one costs a try, also when two come at the same moment, and the try stays
    counted although it is refused. Raises WrongCode, DeadCode."""
    with transaction.atomic():
        code = (
            Code.objects.select_for_update(of=("self",))
            .select_related("login")
            .filter(pk=code_id or 0, purpose=purpose)
            .first()
        )
        if code is None or not is_living(code, at=at):
            raise DeadCode
        is_right = bool(code.address) and _matches(code, typed)
        code.tries += 1
        code.used_at = at if is_right else None
        code.save(update_fields=["tries", "used_at"])
    if is_right:
        return code
    raise WrongCode if is_living(code, at=at) else LastWrongCode


def _matches(code: Code, typed: str) -> bool:
    """However it was typed: with spaces, with a dash."""
    digits = "".join(letter for letter in typed if letter.isdecimal() and letter.isascii())
    return compare_digest(digits.encode(), digits_of(code).encode())
