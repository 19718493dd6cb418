"""Which letters does `accounts` write?"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.accounts import letters
from naryad.accounts.letters import code, email, invitation, password, phone, security, trial
from naryad.letters.kinds import Compose, LetterKind, register_kind


def register_kinds() -> None:
    kinds = (
        LetterKind(letters.INVITATION, _("Invitation"), invitation.compose, invitation.settle),
        _private(letters.PASSWORD, _("New password"), password.compose_link),
        _private(letters.PASSWORD_TOLD, _("Password changed"), password.compose_told),
        _private(letters.EMAIL, _("New e-mail"), email.compose_link),
        _private(letters.EMAIL_TOLD, _("E-mail changed"), email.compose_told),
        _private(letters.CODE, _("Code"), code.compose),
        _private(letters.PHONE_TOLD, _("Phone changed"), phone.compose_told),
        _private(letters.SECURITY, _("Security of the sign-in"), security.compose),
        LetterKind(letters.TEST, _("Test letter"), trial.compose),
        LetterKind(letters.TEST_SMS, _("Test message"), trial.compose_sms),
    )
    for kind in kinds:
        register_kind(kind)


def _private(name: str, title: str | Promise, compose: Compose) -> LetterKind:
    return LetterKind(name, title, compose, is_private=True)
