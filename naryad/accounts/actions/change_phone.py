"""How does a login's owner begin to sign in with a phone, with another one, or with none?"""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naryad.accounts import limits
from naryad.accounts.actions.ask_code import may_cost
from naryad.accounts.actions.change_password import refuse_wrong_password
from naryad.accounts.actions.end_sessions import end_other_sessions
from naryad.accounts.actions.own_letters import membership_for_letters, write_to
from naryad.accounts.codes import DeadCode, make_code, try_code
from naryad.accounts.letters import CODE, PHONE_TOLD
from naryad.accounts.memberships import lock_people_of, open_memberships
from naryad.accounts.models import CodePurpose, Login
from naryad.accounts.sign_in_names import is_phone, read_name
from naryad.core.errors import Invalid, Refusal
from naryad.letters.sms_gateway import can_send_sms
from naryad.people.actions.follow_own_phone import follow_own_phone


class NoTextMessages(Refusal):
    message = gettext_lazy("Text messages cannot be sent now. Ask the service company.")


class PhoneTaken(Refusal):
    message = gettext_lazy("This number has a login of its own by now.")


class OnlyName(Refusal):
    message = gettext_lazy("Nothing would be left to sign in with. Add an e-mail first.")


def ask_phone_change(login_id: int, *, phone: str, current: str, host: str, at: datetime) -> int:
    """A message with a code to the new number; until it is typed nothing changes. The answer is
    the same where the number has a login already. Raises TooManyTries, Invalid, NoTextMessages."""
    limits.count(limits.PHONE_LOGIN, login_id, at=at)
    new = _read(phone)
    with transaction.atomic():
        login = Login.objects.select_for_update().get(pk=login_id)
        refuse_wrong_password(login, current)
        if new == login.phone:
            raise Invalid({"phone": _("You sign in with this number already.")})
        membership = membership_for_letters(login, host=host, at=at)
        if membership is None or not may_cost(new, through=membership, at=at):
            raise NoTextMessages
        code = make_code(CodePurpose.PHONE, login=login, address=new, at=at)
        write_to(login, CODE, to=new, through=membership, about=code.pk, at=at)
        return code.pk


def confirm_phone_change(
    login_id: int, code_id: int | None, *, typed: str, host: str, session_key: str, at: datetime
) -> Login:
    """Once. The old number is told, or the e-mail, and every session but this one ends.
    Raises WrongCode, DeadCode, PhoneTaken."""
    code = try_code(code_id, typed, purpose=CodePurpose.PHONE, at=at)
    if code.login_id != login_id:
        raise DeadCode
    try:
        return _keep(login_id, code.address, host=host, session_key=session_key, at=at)
    except IntegrityError:
        raise PhoneTaken from None


def drop_phone(login_id: int, *, current: str, host: str, session_key: str, at: datetime) -> Login:
    """Only where an e-mail is left to sign in with; every session but this one ends.
    Raises TooManyTries, Invalid, OnlyName."""
    limits.count(limits.PHONE_LOGIN, login_id, at=at)
    with transaction.atomic():
        login = Login.objects.select_for_update().get(pk=login_id)
        refuse_wrong_password(login, current)
        if not login.email:
            raise OnlyName
        old, login.phone = login.phone, None
        login.save(update_fields=["phone"])
        end_other_sessions(login, except_key=session_key)
        _tell(login, old, host=host, at=at)
        return login


@transaction.atomic
def _keep(login_id: int, new: str, *, host: str, session_key: str, at: datetime) -> Login:
    login = Login.objects.select_for_update().get(pk=login_id)
    old, login.phone = login.phone, new
    login.save(update_fields=["phone"])
    end_other_sessions(login, except_key=session_key)
    _tell(login, old, host=host, at=at)
    lock_people_of(login)
    for each in open_memberships(login.pk, at=at):
        follow_own_phone(each.person, old=old or "", new=new, at=at)
    return login


def _tell(login: Login, old: str | None, *, host: str, at: datetime) -> None:
    """Whoever holds the number or mailbox that was there before."""
    to = old if old and can_send_sms() else login.email
    membership = membership_for_letters(login, host=host, at=at)
    if to and membership is not None:
        write_to(login, PHONE_TOLD, to=to, through=membership, at=at)


def _read(typed: str) -> str:
    phone = read_name(typed)
    if not is_phone(phone):
        said = _("There is no such number. Write it as +7 916 123-45-67 or 8 916 123-45-67.")
        raise Invalid({"phone": said})
    return phone
