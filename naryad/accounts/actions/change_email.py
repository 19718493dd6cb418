"""How does a login's owner begin to sign in with another address?"""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naryad.accounts import limits
from naryad.accounts.actions.change_password import refuse_wrong_password
from naryad.accounts.actions.end_sessions import end_other_sessions
from naryad.accounts.actions.own_letters import membership_for_letters, write_to
from naryad.accounts.letters import EMAIL, EMAIL_TOLD
from naryad.accounts.memberships import lock_people_of, open_memberships
from naryad.accounts.models import LinkPurpose, Login, SecretLink
from naryad.accounts.secret_links import (
    DeadLink,
    find_kept_link,
    kill_links,
    link_id_of,
    lock_link_of_login,
    use_link,
)
from naryad.core.errors import Invalid, Refusal
from naryad.people.actions.follow_own_email import follow_own_email


class AddressTaken(Refusal):
    message = gettext_lazy("This address has a login of its own by now.")


def ask_email_change(login_id: int, *, email: str, current: str, host: str, at: datetime) -> None:
    """A letter with a link to the new address; until it is followed nothing changes. The answer
    is the same where the new address has a login already. Raises TooManyTries, Invalid."""
    limits.count(limits.EMAIL_LOGIN, login_id, at=at)
    email = email.strip().lower()
    with transaction.atomic():
        login = Login.objects.select_for_update().get(pk=login_id)
        refuse_wrong_password(login, current)
        if email == login.email:
            raise Invalid({"email": _("You sign in with this address already.")})
        membership = membership_for_letters(login, host=host, at=at)
        if membership is None:
            raise DeadLink
        kill_links(LinkPurpose.EMAIL, [login.pk], at=at)
        write_to(login, EMAIL, to=email, through=membership, at=at)


def open_email_link(secret: str) -> int:
    """The link's id, for the session. Following it spends nothing."""
    return link_id_of(secret, purpose=LinkPurpose.EMAIL)


def find_email_link(link_id: int | None, *, at: datetime) -> SecretLink:
    """The one that the session has kept. Raises DeadLink."""
    return find_kept_link(link_id, purpose=LinkPurpose.EMAIL, at=at)


@transaction.atomic
def confirm_email_change(link_id: int, *, host: str, session_key: str, at: datetime) -> Login:
    """Once. The old address is told, and every session but this one ends. Where the card of the
    person bore the old address, it bears the new one now. Raises DeadLink, AddressTaken."""
    login, link = lock_link_of_login(link_id, purpose=LinkPurpose.EMAIL, at=at)
    old, new = login.email, link.address.lower()
    membership = membership_for_letters(login, host=host, at=at)
    if not login.is_active or membership is None:
        raise DeadLink
    if Login.objects.filter(email=new).exists():
        raise AddressTaken
    login.email = new
    try:
        with transaction.atomic():
            login.save(update_fields=["email"])
    except IntegrityError:
        raise AddressTaken from None
    use_link(link, at=at)
    kill_links(LinkPurpose.PASSWORD, [login.pk], at=at)
    end_other_sessions(login, except_key=session_key)
    # Where there was none, the phone is told.
    told = old or login.phone or ""
    write_to(login, EMAIL_TOLD, to=told, through=membership, at=at)
    lock_people_of(login)
    for each in open_memberships(login.pk, at=at):
        follow_own_email(each.person, old=old or "", new=new, at=at)
    return login
