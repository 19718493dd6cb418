"""Who sends a letter that is due?"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from naryad.letters.models import Letter, LetterState

# Longer than the slowest talk with a mail server: twelve steps of 15 s and a last one of 60 s.
LEASE = timedelta(minutes=5)


def due_letters(*, at: datetime) -> QuerySet[Letter]:
    """Waiting ones whose time has come, and those whose sender has died."""
    waiting = Q(state=LetterState.WAITING, next_try_at__lte=at)
    abandoned = Q(state=LetterState.SENDING, sending_since__lte=at - LEASE)
    return Letter.objects.filter(waiting | abandoned)


@transaction.atomic
def take_letter(letter_id: int, *, at: datetime) -> Letter | None:
    """Marked *sending* before anything leaves. None if it is not due or just taken by another."""
    letter = (
        due_letters(at=at)
        .filter(pk=letter_id)
        .select_for_update(skip_locked=True, of=("self",))
        .select_related("organization")
        .first()
    )
    if letter is None:
        return None
    # Whoever had it before may have handed it over and died before saying so.
    letter.is_possibly_doubled |= letter.state == LetterState.SENDING
    letter.state = LetterState.SENDING
    letter.sending_since = at
    letter.attempts += 1
    letter.save(update_fields=["state", "is_possibly_doubled", "sending_since", "attempts"])
    return letter
