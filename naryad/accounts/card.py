"""What does the form of a person hand in at one stroke?"""

from dataclasses import dataclass, field

from naryad.people.input import PersonInput


@dataclass(frozen=True)
class Photo:
    name: str
    data: bytes


@dataclass(frozen=True)
class NewNames:
    """What is added to registers in passing, because the person needs it now."""

    companies: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    work_types: tuple[str, ...] = ()


@dataclass(frozen=True)
class Card:
    person: PersonInput
    new: NewNames = field(default_factory=NewNames)
    photo: Photo | None = None
    is_photo_dropped: bool = False
    is_invited: bool = False
