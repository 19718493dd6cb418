"""Does the page that the list is measured against still show the same people?"""

from urllib.parse import urlencode

import pytest
from pytest_django import Settings

from naryad.access.kind import Kind
from tests.web.pages import english
from tests.web.people.crowds import LISTS, add_crowd, ids_on
from tests.world import World

FRAGMENT = {"HX-Request": "true", "HX-Target": "found"}
SHAPES = {
    "position": ("position=mast", {"position": "mast"}),
    "not activated": ("invitation=not-activated", {}),
    "not banned": ("banned=no", {}),
    "added": ("added=last:30", {}),
    "pasted": ("email.is=t1%40a.example", {"email": "t1@a.example"}),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_direct_page_shows_whom_the_list_shows(
    world: World, settings: Settings, shape: str
) -> None:
    settings.ROOT_URLCONF = "bench.floor.direct_list"
    add_crowd(world, 3, position="Master")
    add_crowd(world, 1, email="t1@a.example")
    client = english(world, world.service.admin)
    ours, theirs = SHAPES[shape]
    shown = client.get(f"{LISTS[Kind.CUSTOMER]}?{ours}", headers=FRAGMENT)
    direct = client.get(f"/direct/?{urlencode({'shape': shape, **theirs})}", headers=FRAGMENT)
    assert ids_on(direct) == ids_on(shown) != []
