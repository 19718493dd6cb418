"""What does the form of a person hand in at one stroke?"""

from dataclasses import dataclass, field

from naryad.core.errors import Refusal
from naryad.people.input import PersonInput


@dataclass(frozen=True)
class Photo:
    name: str
    data: bytes


@dataclass(frozen=True)
class NewNames:
    """What is added to registers in passing, because the person needs it now; entries of
    directories are named in `language`."""

    companies: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    work_types: tuple[str, ...] = ()
    language: str = "ru"


@dataclass(frozen=True)
class Card:
    person: PersonInput
    new: NewNames = field(default_factory=NewNames)
    photo: Photo | None = None
    is_photo_dropped: bool = False
    is_invited: bool = False


@dataclass(frozen=True)
class SavedCard:
    """`refusal`: why the invitation did not go out, though it was asked for."""

    id: int
    is_invited: bool = False
    refusal: Refusal | None = None
