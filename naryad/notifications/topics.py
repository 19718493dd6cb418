"""What is somebody told about: which ticket, inquiry or registration?"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Self

# As the columns of a notice are called.
NOUNS = ("ticket", "inquiry", "registration")
KEYS = tuple(f"{noun}_id" for noun in NOUNS)


class Topic(NamedTuple):
    noun: str
    id: int

    @classmethod
    def ticket(cls, ticket_id: int) -> Self:
        return cls("ticket", ticket_id)

    @classmethod
    def inquiry(cls, inquiry_id: int) -> Self:
        return cls("inquiry", inquiry_id)

    @classmethod
    def registration(cls, registration_id: int) -> Self:
        return cls("registration", registration_id)

    @property
    def key(self) -> Mapping[str, int]:
        """The column that a notice about it fills."""
        return {f"{self.noun}_id": self.id}


def ids_of(noun: str, topics: Iterable[Topic]) -> set[int]:
    return {each.id for each in topics if each.noun == noun}
