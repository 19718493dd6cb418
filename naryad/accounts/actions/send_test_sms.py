"""Do our text messages arrive?"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.accounts import limits
from naryad.accounts.letters import TEST_SMS
from naryad.accounts.sign_in_names import is_phone, read_name
from naryad.core.errors import Invalid
from naryad.letters.actions import NewLetter, write_letters
from naryad.letters.models import Channel
from naryad.organizations.models import Organization
from naryad.people.models import Person


@transaction.atomic
def send_test_sms(phone: str, *, by: Actor, at: datetime) -> str:
    """To any number, a few an hour, since each is paid for; returns it. Raises Invalid,
    TooManyTries."""
    by.require(Permission.EDIT_ORGANIZATION)
    to = read_name(phone)
    if not is_phone(to):
        said = _("There is no such number. Write it as +7 916 123-45-67 or 8 916 123-45-67.")
        raise Invalid({"phone": said})
    limits.count(limits.TEST_SMS, by.organization_id, at=at)
    assert by.person_id is not None
    own = Person.objects.filter(pk=by.person_id).values_list("language", flat=True).get()
    language = own or Organization.objects.get(pk=by.organization_id).language
    new = NewLetter(
        TEST_SMS,
        to=to,
        language=language,
        subject_id=by.person_id,
        person_id=by.person_id,
        channel=Channel.SMS,
    )
    write_letters([new], organization_id=by.organization_id, at=at)
    return to
