"""Where do letters lie that were written without a mail server or gateway?

In the data folder alone: they hold links that open accounts.
"""

import os
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from django.conf import settings

from naryad.letters.models import Letter


def keep_message(letter: Letter, message: EmailMessage) -> None:
    """Readable for the program's own user alone; whole or not at all."""
    path = _path(letter.pk)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(message.as_bytes())
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def find_message(letter: Letter) -> EmailMessage | None:
    """The caller has shown that the reader sees the letter."""
    path = _path(letter.pk)
    if not path.exists():
        return None
    return message_from_bytes(path.read_bytes(), policy=default)


def forget_messages(*, before: datetime) -> int:
    """Those written before that moment; how many."""
    folder = Path(settings.DATA_FOLDER) / "letters"
    old = [each for each in folder.glob("*.*") if each.stat().st_mtime < before.timestamp()]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _path(letter_id: int) -> Path:
    return Path(settings.DATA_FOLDER) / "letters" / f"{letter_id}.eml"
