"""Which letters does `accounts` write?"""

from django.utils.translation import gettext_lazy as _

from naryad.accounts.letters import (
    EMAIL,
    EMAIL_TOLD,
    INVITATION,
    PASSWORD,
    PASSWORD_TOLD,
    SECURITY,
    TEST,
    email,
    invitation,
    password,
    security,
    trial,
)
from naryad.letters.kinds import LetterKind, register_kind


def register_kinds() -> None:
    kinds = (
        LetterKind(INVITATION, _("Invitation"), invitation.compose, invitation.settle),
        LetterKind(PASSWORD, _("New password"), password.compose_link, is_private=True),
        LetterKind(PASSWORD_TOLD, _("Password changed"), password.compose_told, is_private=True),
        LetterKind(EMAIL, _("New e-mail"), email.compose_link, is_private=True),
        LetterKind(EMAIL_TOLD, _("E-mail changed"), email.compose_told, is_private=True),
        LetterKind(SECURITY, _("Security of the sign-in"), security.compose, is_private=True),
        LetterKind(TEST, _("Test letter"), trial.compose),
    )
    for kind in kinds:
        register_kind(kind)
