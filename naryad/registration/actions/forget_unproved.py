"""What about registrations that nobody has confirmed needs not be kept any longer?"""

from datetime import datetime, timedelta

from django.db import transaction

from naryad.accounts.models import LinkPurpose, SecretLink
from naryad.letters.models import Letter, LetterState
from naryad.registration.letters import REGISTRATION, REGISTRATION_CODE
from naryad.registration.models import Registration
from naryad.registration.states import RegistrationState

# Longer than its link lives, so that an expired one can still say so.
KEPT = timedelta(days=7)


@transaction.atomic
def forget_unproved(*, at: datetime) -> int:
    """Names and addresses that somebody typed, perhaps of others who know nothing of it; how many
    it were."""
    old = Registration.objects.filter(
        state=RegistrationState.ASKED, asked_at__lte=at - KEPT
    ).order_by("pk")
    ids = list(old.values_list("pk", flat=True))
    SecretLink.objects.filter(purpose=LinkPurpose.REGISTER, subject_id__in=ids).delete()
    letters = Letter.objects.filter(
        kind__in=(REGISTRATION, REGISTRATION_CODE),
        person=None,
        created_at__lte=at - KEPT,
    ).exclude(to="")
    letters.filter(state=LetterState.WAITING).update(state=LetterState.CANCELLED)
    letters.update(to="", title="", answer="")
    Registration.objects.filter(pk__in=ids).delete()
    return len(ids)
