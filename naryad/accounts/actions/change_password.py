"""How does a login's owner change the password that they know?"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from naryad.accounts import limits
from naryad.accounts.actions.new_password import keep_password
from naryad.accounts.models import Login
from naryad.accounts.passwords import PasswordOwner, check_password
from naryad.core.errors import Invalid


def change_password(
    login_id: int,
    *,
    current: str,
    password: str,
    again: str,
    host: str,
    session_key: str,
    at: datetime,
) -> Login:
    """This session stays, all others end. Raises TooManyTries, Invalid (current, password,
    password_again)."""
    limits.count(limits.OWN_PASSWORD, login_id, at=at)
    with transaction.atomic():
        login = Login.objects.select_for_update().get(pk=login_id)
        refuse_wrong_password(login, current)
        check_password(password, again, owner=PasswordOwner(login.names))
        keep_password(login, password, host=host, at=at, except_key=session_key)
    limits.forget(limits.OWN_PASSWORD, login_id)
    return login


def refuse_wrong_password(login: Login, current: str) -> None:
    if not login.check_password(current):
        raise Invalid({"current": _("This is not your current password.")})
