"""What is a menu made of, and which of its places may this person enter?"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.urls import NoReverseMatch, get_urlconf, reverse
from django.utils.functional import Promise

from naryad.access.actor import Actor
from naryad.access.permissions import Permission


@dataclass(frozen=True)
class Place:
    """A place to go to: open to holders of any of `permissions`, to everybody if there are none.

    `on_bar`: also at the bottom of a phone. `key`: the key that opens it, after KeyG.
    """

    label: str | Promise
    route: str
    icon: str
    permissions: frozenset[Permission] = frozenset()
    on_bar: bool = False
    key: str = ""


@dataclass(frozen=True)
class Section:
    label: str | Promise
    places: tuple[Place, ...]


@dataclass(frozen=True)
class MenuItem:
    label: str | Promise
    url: str
    icon: str
    is_current: bool
    on_bar: bool
    key: str


@dataclass(frozen=True)
class MenuSection:
    label: str | Promise
    items: tuple[MenuItem, ...]


def find_path(route: str) -> str:
    """The address of a route, or nothing where the installation has none."""
    return _find_path(route, get_urlconf())


def open_sections(
    sections: Sequence[Section], actor: Actor, path: str
) -> tuple[MenuSection, ...]:
    """What the actor may enter; the current place is the longest address that `path` begins with."""
    known = [find_path(place.route) for section in sections for place in section.places]
    current = max((each for each in known if each and path.startswith(each)), default="", key=len)
    opened = (
        MenuSection(
            section.label,
            tuple(
                _open_place(place, current)
                for place in section.places
                if may_enter(place, actor) and find_path(place.route)
            ),
        )
        for section in sections
    )
    return tuple(section for section in opened if section.items)


def may_enter(place: Place, actor: Actor) -> bool:
    return not place.permissions or any(actor.may(each) for each in place.permissions)


def _open_place(place: Place, current: str) -> MenuItem:
    path = find_path(place.route)
    return MenuItem(place.label, path, place.icon, path == current, place.on_bar, place.key)


@lru_cache(maxsize=256)
def _find_path(route: str, urlconf: str | None) -> str:
    try:
        return reverse(route, urlconf)
    except NoReverseMatch:
        return ""
