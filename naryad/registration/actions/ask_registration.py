"""How does somebody who has scanned a code ask to come in?"""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext as _

from naryad.accounts.actions.join_person import say_consent
from naryad.accounts.codes import make_code
from naryad.accounts.invitations import newest_consent_text
from naryad.accounts.models import CodePurpose
from naryad.accounts.secrets import make_secret
from naryad.accounts.sign_in_names import channel_of, is_phone
from naryad.assets.models import AssetCode
from naryad.core.errors import Invalid
from naryad.letters.actions import NewLetter, write_letters
from naryad.registration import limits
from naryad.registration.input import Newcomer, fits_pin
from naryad.registration.letters import REGISTRATION, REGISTRATION_CODE
from naryad.registration.models import Offer, Registration
from naryad.registration.offering import find_offer
from naryad.registration.states import RegistrationState


@dataclass(frozen=True)
class Asked:
    """For the session. `code_id` 0: a letter went out and not a text message."""

    registration_id: int
    code_id: int


def ask_registration(
    typed: str, new: Newcomer, *, pin: str, consent_id: int | None, at: datetime
) -> Asked:
    """A letter with a link to the address, a code by text message to a phone. Nobody is here
    before the address is proved, and the answer is the same whether it is known or not.

    Raises NoOffer, Invalid (pin, consent), TooManyTries."""
    code, offer = find_offer(typed, at=at)
    if offer.pin and not fits_pin(pin, offer.pin):
        limits.count_wrong_pin(offer.pk, at=at)
        raise Invalid({"pin": _("This is not the word. Ask whoever put the code there.")})
    if consent_id != newest_consent_text(code.organization_id).pk:
        raise Invalid({"consent": say_consent(consent_id)})
    limits.count_name(new.address, at=at)
    if is_phone(new.address):
        limits.count_message(code.organization_id, at=at)
    # Slow on purpose, as where codes are asked for.
    make_password(make_secret())
    return _write(code, offer, new, at=at)


@transaction.atomic
def _write(code: AssetCode, offer: Offer, new: Newcomer, *, at: datetime) -> Asked:
    registration = Registration.objects.create(
        organization_id=code.organization_id,
        offer=offer,
        code=code,
        asset_id=code.asset_id or 0,
        state=RegistrationState.ASKED,
        last_name=new.last_name,
        first_name=new.first_name,
        address=new.address,
        language=new.language,
        asked_at=at,
    )
    kind, about, code_id = REGISTRATION, registration.pk, 0
    if is_phone(new.address):
        sent = make_code(CodePurpose.REGISTER, login=None, address=new.address, at=at)
        kind, about, code_id = REGISTRATION_CODE, sent.pk, sent.pk
    letter = NewLetter(
        kind,
        to=new.address,
        language=new.language or code.organization.language,
        subject_id=about,
        channel=channel_of(new.address),
    )
    write_letters([letter], organization_id=code.organization_id, at=at)
    return Asked(registration.pk, code_id)
