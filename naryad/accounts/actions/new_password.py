"""How does somebody who has forgotten the password get a new one?"""

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from naryad.accounts import limits
from naryad.accounts.actions.end_sessions import end_other_sessions
from naryad.accounts.actions.own_letters import membership_for_letters, write_to
from naryad.accounts.letters import EMAIL, PASSWORD, PASSWORD_TOLD
from naryad.accounts.models import LinkPurpose, Login, SecretLink
from naryad.accounts.passwords import PasswordOwner, check_password
from naryad.accounts.secret_links import (
    DeadLink,
    find_kept_link,
    kill_links,
    link_id_of,
    lock_link_of_login,
    use_link,
)
from naryad.accounts.secrets import make_secret
from naryad.letters.actions import withdraw_letters


def ask_new_password(email: str, *, host: str, address: str, at: datetime) -> None:
    """A letter, if the address is known. Nobody learns whether: the same answer after the same
    time, and the limits count unknown names alike. Earlier links go on working: anybody may ask,
    and must not be able to spoil what the owner is just about to use. Raises TooManyTries."""
    email = email.strip().lower()
    limits.count(limits.PASSWORD_NAME, email, at=at)
    limits.count(limits.PASSWORD_ADDRESS, address, at=at)
    # Slow on purpose, beside which a row more or less cannot be told by the clock.
    make_password(make_secret())
    _write(email, host=host, at=at)


@transaction.atomic
def _write(email: str, *, host: str, at: datetime) -> None:
    login = Login.objects.filter(email=email, is_active=True).first()
    if login is None:
        return
    membership = membership_for_letters(login, host=host, at=at)
    if membership is None:
        return
    write_to(login, PASSWORD, through=membership, at=at)


def open_password_link(secret: str) -> int:
    """The link's id, for the session. Following it spends nothing."""
    return link_id_of(secret, purpose=LinkPurpose.PASSWORD)


def find_password_link(link_id: int | None, *, at: datetime) -> SecretLink:
    """The one that the session has kept. Raises DeadLink."""
    return find_kept_link(link_id, purpose=LinkPurpose.PASSWORD, at=at)


@transaction.atomic
def set_new_password(link_id: int, *, password: str, again: str, host: str, at: datetime) -> Login:
    """Once. Every session of the login ends, and its owner is told by letter. Raises DeadLink,
    Invalid (password, password_again)."""
    login, link = lock_link_of_login(link_id, purpose=LinkPurpose.PASSWORD, at=at)
    if not login.is_active or link.address not in login.names:
        raise DeadLink
    check_password(password, again, owner=PasswordOwner(login.names))
    keep_password(login, password, host=host, at=at, except_key="")
    use_link(link, at=at)
    return login


def keep_password(login: Login, password: str, *, host: str, at: datetime, except_key: str) -> None:
    """For a login that is locked: the hash, the end of all sessions but one, the letter."""
    login.set_password(password)
    login.save(update_fields=["password"])
    # Whoever knew the old password may have asked for another address with it.
    for purpose in (LinkPurpose.PASSWORD, LinkPurpose.EMAIL):
        kill_links(purpose, [login.pk], at=at)
    withdraw_letters(EMAIL, subject_id=login.pk, at=at)
    end_other_sessions(login, except_key=except_key)
    membership = membership_for_letters(login, host=host, at=at)
    if membership is not None:
        write_to(login, PASSWORD_TOLD, through=membership, at=at)
    for name in login.names:
        limits.forget(limits.SIGN_IN_NAME, name)
