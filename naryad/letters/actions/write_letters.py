"""How does a letter come to be sent?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.types import JSONDict

from naryad.letters.models import Channel, Letter

DELIVER = "deliver_letter"


@dataclass(frozen=True)
class NewLetter:
    """`subject_id` is for the composer of the kind: what the letter is about."""

    kind: str
    to: str
    language: str
    subject_id: int
    person_id: int | None = None
    channel: Channel = Channel.EMAIL


@transaction.atomic
def write_letters(new: Sequence[NewLetter], *, organization_id: int, at: datetime) -> list[Letter]:
    """Rows and their jobs, in the caller's transaction: both are there or none. In their order."""
    letters = Letter.objects.bulk_create(
        Letter(
            organization_id=organization_id,
            kind=each.kind,
            channel=each.channel,
            to=each.to,
            language=each.language,
            subject_id=each.subject_id,
            person_id=each.person_id,
            message_id=_new_message_id(),
            created_at=at,
            next_try_at=at,
        )
        for each in new
    )
    if letters:
        jobs: list[JSONDict] = [{"letter_id": letter.pk} for letter in letters]
        app.configure_task(DELIVER).batch_defer(*jobs)
    return letters


def _new_message_id() -> str:
    """Stable over every sending, so that mail programs show a doubled letter once."""
    return f"<{uuid4().hex}@{urlsplit(settings.BASE_URL).hostname}>"
