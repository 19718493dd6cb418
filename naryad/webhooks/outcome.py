"""What has come of one attempt, and what of the next?"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus

from naryad.webhooks.models import LONGEST_ANSWER

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 30, 60, 120, 240))
GIVE_UP_AFTER = timedelta(hours=24)
# Both must be true before a webhook pauses by itself: a restart over night is no reason.
MOST_FAILURES, FAILING_FOR = 10, timedelta(hours=12)


@dataclass(frozen=True)
class Attempt:
    """`status` is None where nobody answered, and `answer` says why then."""

    body: str
    status: int | None
    answer: str
    milliseconds: int

    @property
    def is_taken(self) -> bool:
        return self.status is not None and 200 <= self.status < 300

    @property
    def is_unwanted(self) -> bool:
        return self.status == HTTPStatus.GONE


def pause_after(attempts: int) -> timedelta:
    return PAUSES[min(attempts, len(PAUSES)) - 1]


def is_hopeless(*, failures: int, failing_since: datetime | None, at: datetime) -> bool:
    if failing_since is None or failures < MOST_FAILURES:
        return False
    return at - failing_since >= FAILING_FOR


def cut_answer(body: bytes) -> str:
    """Of whatever bytes a text that the database keeps."""
    text = body[:LONGEST_ANSWER].decode("utf-8", "replace").replace("\x00", "")
    return text[:LONGEST_ANSWER]
