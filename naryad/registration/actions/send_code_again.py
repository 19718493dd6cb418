"""How does somebody who waits for the code of a registration get another one?"""

from datetime import datetime

from django.db import transaction

from naryad.accounts.codes import DeadCode, make_code
from naryad.accounts.models import CodePurpose
from naryad.accounts.sign_in_names import channel_of, is_phone
from naryad.letters.actions import NewLetter, write_letters
from naryad.registration import limits
from naryad.registration.letters import REGISTRATION_CODE
from naryad.registration.models import Registration
from naryad.registration.states import RegistrationState


def send_code_again(registration_id: int, *, at: datetime) -> int:
    """The id of the new code, for the session. Raises DeadCode, TooManyTries."""
    asked = Registration.objects.select_related("organization").filter(
        pk=registration_id, state=RegistrationState.ASKED
    )
    registration = asked.first()
    if registration is None or not is_phone(registration.address):
        raise DeadCode
    limits.count_name(registration.address, at=at)
    limits.count_message(registration.organization_id, at=at)
    return _write(registration, at=at)


@transaction.atomic
def _write(registration: Registration, *, at: datetime) -> int:
    code = make_code(CodePurpose.REGISTER, login=None, address=registration.address, at=at)
    letter = NewLetter(
        REGISTRATION_CODE,
        to=registration.address,
        language=registration.language or registration.organization.language,
        subject_id=code.pk,
        channel=channel_of(registration.address),
    )
    write_letters([letter], organization_id=registration.organization_id, at=at)
    return code.pk
