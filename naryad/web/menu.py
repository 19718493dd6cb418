"""What is a menu made of, and which of its places may this person enter?"""

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from functools import lru_cache

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.tickets.day import works_in_field


@dataclass(frozen=True)
class Place:
    """A place to go to: open to holders of any of `permissions`, to everybody if there are none.

    `noun` and `query` complete the address. `on_bar`: also at the bottom of a phone, under the
    name `short` where there is one; `on_top`: at the top of a phone. `key`: the key that opens it,
    after KeyG. `…_in_field`: for whoever does tickets, on whose bar five places have room.
    `counts`: the number of News that stands beside it.
    """

    label: str | Promise
    route: str
    permissions: tuple[Permission, ...] = ()
    _: KW_ONLY
    icon: str
    noun: str = ""
    query: str = ""
    on_bar: bool = False
    on_top: bool = False
    is_first_in_field: bool = False
    is_on_bar_in_field: bool = True
    short: str | Promise = ""
    key: str = ""
    counts: str = ""

    @property
    def path(self) -> str:
        """Nothing where the installation has no such page."""
        path = find_path(self.route, self.noun)
        return f"{path}?{self.query}" if path and self.query else path

    @property
    def root(self) -> str:
        """What every address of the place begins with, whichever its noun."""
        path = find_path(self.route, self.noun)
        return path.removesuffix(f"{self.noun}/") if self.noun else path


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
    on_top: bool
    bar_label: str | Promise
    key: str
    counts: str = ""


@dataclass(frozen=True)
class MenuSection:
    label: str | Promise
    items: tuple[MenuItem, ...]


def find_path(route: str, noun: str = "") -> str:
    """The address of a route, or nothing where the installation has none."""
    return _find_path(route, noun, settings.ROOT_URLCONF)


def open_sections(sections: Sequence[Section], actor: Actor, path: str) -> tuple[MenuSection, ...]:
    """What the actor may enter; current is the longest root that `path` begins with."""
    known = [place.root for section in sections for place in section.places]
    current = max((each for each in known if each and path.startswith(each)), default="", key=len)
    in_field = works_in_field(actor)
    opened = (
        MenuSection(
            section.label,
            tuple(
                _open_place(place, current, in_field=in_field)
                for place in _order(section.places, in_field=in_field)
                if place.path and may_enter(place, actor)
            ),
        )
        for section in sections
    )
    return tuple(section for section in opened if section.items)


def may_enter(place: Place, actor: Actor) -> bool:
    return not place.permissions or any(actor.may(each) for each in place.permissions)


def _order(places: Sequence[Place], *, in_field: bool) -> list[Place]:
    return sorted(places, key=lambda place: not (in_field and place.is_first_in_field))


def _open_place(place: Place, current: str, *, in_field: bool) -> MenuItem:
    is_current = place.root == current
    bar_label = place.short or place.label
    on_bar = place.on_bar
    if in_field:
        on_bar = place.is_first_in_field or (on_bar and place.is_on_bar_in_field)
    return MenuItem(
        place.label,
        place.path,
        place.icon,
        is_current,
        on_bar,
        place.on_top,
        bar_label,
        place.key,
        place.counts,
    )


@lru_cache(maxsize=256)
def _find_path(route: str, noun: str, urlconf: str) -> str:
    try:
        return reverse(route, urlconf, args=[noun] if noun else None)
    except NoReverseMatch:
        return ""
