"""At which proven address does a person get letters?

Whoever knows of logins says so in its AppConfig; those who write letters ask here.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Recipient:
    person_id: int
    to: str
    language: str


Find = Callable[[int, Collection[int], datetime], list[Recipient]]
_books: list[Find] = []


def register_recipients(find: Find) -> None:
    """`find(organization_id, person_ids, at)`: those of them who can be written to."""
    _books.append(find)


def find_recipients(
    person_ids: Collection[int], *, organization_id: int, at: datetime
) -> list[Recipient]:
    """Without those who have proven no e-mail, and those who may not come in."""
    if not person_ids:
        return []
    return [each for find in _books for each in find(organization_id, person_ids, at)]
