"""Which files can be made when nobody waits, and from what?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.utils.functional import Promise

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import NotVisible

Parameters = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Made:
    data: bytes
    name: str
    type: str


class Prepare(Protocol):
    """What these rows bring, one plain value each, as far as the actor still sees them."""

    def __call__(
        self, ids: Sequence[int], parameters: Parameters, *, by: Actor, at: datetime
    ) -> list[Any]: ...


class Finish(Protocol):
    """The file of all that was prepared."""

    def __call__(
        self, contents: Sequence[Any], parameters: Parameters, *, title: str, by: Actor
    ) -> Made: ...


@dataclass(frozen=True, slots=True)
class Maker:
    """Declared by an upper noun in its AppConfig. `size`: rows of one part, so many that it takes
    about a second. `most`: rows of one file. Whoever loses `permission` cannot read it any more."""

    key: str
    label: str | Promise
    permission: Permission
    prepare: Prepare
    finish: Finish
    too_many: str | Promise
    size: int
    most: int


_makers: dict[str, Maker] = {}


def declare_maker(maker: Maker) -> None:
    _makers[maker.key] = maker


def find_maker(key: str) -> Maker:
    """NotVisible for what nobody makes."""
    if key not in _makers:
        raise NotVisible
    return _makers[key]


def makers_for(actor: Actor) -> list[str]:
    return [key for key, maker in _makers.items() if actor.may(maker.permission)]
