"""How does somebody get a code for signing in or for a new password?"""

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from naryad.accounts import limits
from naryad.accounts.actions.own_letters import membership_for_letters, write_to
from naryad.accounts.codes import make_code
from naryad.accounts.letters import CODE
from naryad.accounts.models import CodePurpose, Membership
from naryad.accounts.secrets import make_secret
from naryad.accounts.sign_in_names import is_phone, logins_named
from naryad.core.errors import TooManyTries
from naryad.letters.sms_gateway import can_send_sms


def ask_code(
    name: str, *, purpose: CodePurpose, counted_as: str, host: str, address: str, at: datetime
) -> int:
    """A message, if the name is known. Nobody learns whether: the answer is always the id of a
    code, and the limits count unknown names alike. Raises TooManyTries."""
    limits.count(limits.CODE_PAUSE, counted_as, at=at)
    limits.count(limits.CODE_NAME, counted_as, at=at)
    limits.count(limits.CODE_ADDRESS, address, at=at)
    # Slow on purpose, beside which a row more or less cannot be told by the clock.
    make_password(make_secret())
    return _write(name, purpose=purpose, host=host, at=at)


@transaction.atomic
def _write(name: str, *, purpose: CodePurpose, host: str, at: datetime) -> int:
    login = logins_named(name).filter(is_active=True).first()
    membership = membership_for_letters(login, host=host, at=at) if login else None
    if login is None or membership is None or not may_cost(name, through=membership, at=at):
        return make_code(purpose, login=None, address="", at=at).pk
    code = make_code(purpose, login=login, address=name, at=at)
    write_to(login, CODE, to=name, through=membership, about=code.pk, at=at)
    return code.pk


def may_cost(name: str, *, through: Membership, at: datetime) -> bool:
    """Text messages are paid for: what an organization sends to the door in a day has an end."""
    if not is_phone(name):
        return True
    try:
        limits.count(limits.CODE_ORGANIZATION, through.organization_id, at=at)
    except TooManyTries:
        return False
    return can_send_sms()
