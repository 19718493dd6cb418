"""What does the other side say to a letter or a text message?"""

from dataclasses import dataclass
from enum import StrEnum

_LONGEST = 1000


class Reply(StrEnum):
    ACCEPTED = "ACCEPTED"
    REFUSED = "REFUSED"
    LATER = "LATER"


@dataclass(frozen=True)
class Answer:
    """`is_maybe_taken`: the whole letter went over, but the answer did not come back."""

    reply: Reply
    words: str
    is_maybe_taken: bool = False


def in_one_line(text: str) -> str:
    """A server's words must not forge lines in a page or a log."""
    readable = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(readable.split())[:_LONGEST]
