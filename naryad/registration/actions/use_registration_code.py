"""What does the code of a registration open?"""

from datetime import datetime

from django.db import transaction

from naryad.accounts.codes import DeadCode, try_code
from naryad.accounts.models import CodePurpose, LinkPurpose
from naryad.accounts.secret_links import make_link_of_code
from naryad.registration.models import Registration
from naryad.registration.states import RegistrationState


def use_registration_code(registration_id: int, typed: str, *, code_id: int, at: datetime) -> int:
    """The id of a link that goes on as that of a letter does. Raises WrongCode, DeadCode."""
    code = try_code(code_id, typed, purpose=CodePurpose.REGISTER, at=at)
    with transaction.atomic():
        asked = Registration.objects.filter(
            pk=registration_id, state=RegistrationState.ASKED, address=code.address
        )
        registration = asked.first()
        if registration is None:
            raise DeadCode
        return make_link_of_code(
            LinkPurpose.REGISTER,
            subject_id=registration.pk,
            organization_id=registration.organization_id,
            address=code.address,
            at=at,
        )
