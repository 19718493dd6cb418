"""How does a page show a map, if the organization has one?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from naryad.access.actor import Actor
from naryad.organizations.map_tiles import origin_of
from naryad.organizations.queries import own_organization
from naryad.web.security import allow_images_of


@dataclass(frozen=True, slots=True)
class Tiles:
    """`template` as the settings have it; `attribution`: whose map it is."""

    template: str
    attribution: str


@dataclass(frozen=True, slots=True)
class Pin:
    name: str
    url: str
    latitude: float
    longitude: float

    def plain(self) -> Sequence[Any]:
        return [self.name, self.url, self.latitude, self.longitude]


def find_tiles(actor: Actor) -> Tiles | None:
    """None: the organization has no map, and nobody is asked for one."""
    organization = own_organization(actor)
    if not organization.map_tiles:
        return None
    return Tiles(organization.map_tiles, organization.map_attribution)


def let_tiles_in(answer: HttpResponse, tiles: Tiles | None) -> HttpResponse:
    """The policy of this one page admits pictures of exactly the host of the tiles."""
    if tiles is not None:
        policy = allow_images_of(origin_of(tiles.template))
        answer.headers["Content-Security-Policy"] = policy
    return answer
