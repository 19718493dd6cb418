"""How is a letter called back before it has left?"""

from datetime import datetime

from django.db import transaction

from naryad.letters.kinds import kind_of
from naryad.letters.models import Letter, LetterState


@transaction.atomic
def withdraw_letters(kind: str, *, subject_id: int, at: datetime) -> None:
    """Those of the kind about the subject that no mail server has accepted yet. Whoever is just
    sending one asks `is_withdrawn` when the words are made."""
    letters = Letter.objects.filter(
        kind=kind, subject_id=subject_id, state__in=[LetterState.WAITING, LetterState.SENDING]
    )
    for letter in letters.select_for_update().order_by("pk"):
        letter.state, letter.sending_since = LetterState.CANCELLED, None
        letter.save(update_fields=["state", "sending_since"])
        kind_of(letter).settle(letter, at)


def is_withdrawn(letter: Letter) -> bool:
    """By now, whatever was read before."""
    return Letter.objects.filter(pk=letter.pk, state=LetterState.CANCELLED).exists()
