"""What does a code that was sent open?"""

from datetime import datetime

from django.db import transaction

from naryad.accounts.actions.own_letters import membership_for_letters
from naryad.accounts.codes import DeadCode, try_code
from naryad.accounts.models import Code, CodePurpose, LinkPurpose, Login
from naryad.accounts.secret_links import kill_links, make_link_of_code


def use_sign_in_code(code_id: int | None, typed: str, *, host: str, at: datetime) -> Login:
    """The login that signs in. Raises WrongCode, DeadCode."""
    code = try_code(code_id, typed, purpose=CodePurpose.SIGN_IN, at=at)
    return _login_of(code, host=host, at=at)


def use_password_code(code_id: int | None, typed: str, *, host: str, at: datetime) -> int:
    """The id of a link that sets a new password. Raises WrongCode, DeadCode."""
    code = try_code(code_id, typed, purpose=CodePurpose.PASSWORD, at=at)
    with transaction.atomic():
        # Before its links, as everywhere.
        code.login = Login.objects.select_for_update().filter(pk=code.login_id or 0).first()
        login = _login_of(code, host=host, at=at)
        kill_links(LinkPurpose.PASSWORD, [login.pk], at=at)
        return make_link_of_code(
            LinkPurpose.PASSWORD,
            subject_id=login.pk,
            address=code.address,
            login=login,
            at=at,
        )


def _login_of(code: Code, *, host: str, at: datetime) -> Login:
    """Still open, and the name that got the code is still one of its own."""
    login = code.login
    assert login is not None
    is_open = login.is_active and code.address in login.names
    if not is_open or membership_for_letters(login, host=host, at=at) is None:
        raise DeadCode
    return login
