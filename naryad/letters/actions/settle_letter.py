"""What becomes of a letter after the other side has answered?"""

from datetime import datetime, timedelta

from django.db import transaction

from naryad.letters.answer import Answer, Reply
from naryad.letters.kinds import kind_of
from naryad.letters.models import Channel, Letter, LetterState

PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
)
LAST_PAUSE = timedelta(hours=6)
# A text message says what is wanted now; after a day it would only puzzle.
GIVE_UP_AFTER = {Channel.EMAIL: timedelta(days=3), Channel.SMS: timedelta(days=1)}


@transaction.atomic
def settle_letter(letter: Letter, *, answer: Answer, at: datetime) -> None:
    """Keep the answer, and tell the kind's owner of it."""
    kept = _still_mine(letter)
    if kept is None:
        return
    kept.title, kept.answer, kept.sending_since = letter.title, answer.words, None
    kept.is_possibly_doubled |= answer.is_maybe_taken
    if answer.reply == Reply.ACCEPTED:
        kept.state, kept.accepted_at = LetterState.ACCEPTED, at
    elif answer.reply == Reply.REFUSED or at - kept.created_at >= _patience(kept):
        kept.state = LetterState.REFUSED
    else:
        kept.state, kept.next_try_at = LetterState.WAITING, at + pause_after(kept.attempts)
    kept.save()
    kind_of(kept).settle(kept, at)


@transaction.atomic
def cancel_letter(letter: Letter, *, at: datetime) -> None:
    """Its reason is gone: another has taken its place, the person left."""
    kept = _still_mine(letter)
    if kept is None:
        return
    kept.state, kept.sending_since = LetterState.CANCELLED, None
    kept.save()
    kind_of(kept).settle(kept, at)


def pause_after(attempts: int) -> timedelta:
    """Longer and longer: a server that is down for a day must not be hammered."""
    return PAUSES[attempts - 1] if attempts <= len(PAUSES) else LAST_PAUSE


def _patience(letter: Letter) -> timedelta:
    return GIVE_UP_AFTER[Channel(letter.channel)]


def _still_mine(letter: Letter) -> Letter | None:
    """The row, locked, unless another sender has taken it over after the lease: then what becomes
    of it is theirs to say, and it is marked as possibly doubled already."""
    kept = Letter.objects.select_for_update().get(pk=letter.pk)
    is_mine = kept.state == LetterState.SENDING and kept.attempts == letter.attempts
    return kept if is_mine else None
