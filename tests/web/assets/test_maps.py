"""Who sees which pins, and which host may a page of a map ask for pictures?"""

import html
import json
import re
from typing import Any

import pytest

from naryad.assets.models import Asset
from naryad.lists.assets import pins
from naryad.organizations.models import Organization
from naryad.people.models import Person
from tests.web.pages import PART, english, read_form, read_words
from tests.world import World

LIST = "/office/assets/"
MAP = f"{LIST}map/"
SETTINGS = "/office/settings/organization/"
ORIGIN = "https://tiles.example.com"
TILES = f"{ORIGIN}/{{z}}/{{x}}/{{y}}.png"


@pytest.fixture
def mapped(world: World) -> World:
    house = world.service
    Organization.objects.filter(pk=house.id).update(map_tiles=TILES, map_attribution="© Mappers")
    for place, asset in enumerate((house.tower, house.lift, house.depot, house.pump)):
        Asset.objects.filter(pk=asset.pk).update(latitude=59.9 + place, longitude=30.3)
    return world


def _pins(answer: Any) -> dict[str, str]:
    found = re.search(r'data-pins="([^"]*)"', answer.content.decode())
    assert found is not None
    return {name: url for name, url, _lat, _lon in json.loads(html.unescape(found[1]))}


def _policy(answer: Any) -> str:
    (images,) = re.findall(r"img-src ([^;]*)", answer["Content-Security-Policy"])
    return str(images)


def test_without_tiles_there_is_no_map_and_no_other_host(world: World) -> None:
    house = world.service
    client = english(world, house.head)
    assert client.get(MAP).status_code == 404
    Asset.objects.filter(pk=house.lift.pk).update(latitude=59.9, longitude=30.3)
    for path in (LIST, f"{LIST}new/", f"{LIST}{house.lift.pk}/", f"{LIST}{house.lift.pk}/edit/"):
        answer = client.get(path)
        assert "data-map=" not in answer.content.decode()
        assert "On a map" not in answer.content.decode()
        assert _policy(answer) == "'self' data: blob:"


def test_only_pages_with_a_map_let_exactly_that_host_in(mapped: World) -> None:
    house = mapped.service
    client = english(mapped, house.head)
    with_map = (MAP, f"{LIST}new/", f"{LIST}{house.lift.pk}/", f"{LIST}{house.lift.pk}/edit/")
    for path in with_map:
        answer = client.get(path)
        assert TILES in answer.content.decode()
        assert "© Mappers" in answer.content.decode()
        assert _policy(answer) == f"'self' data: blob: {ORIGIN}"
        assert answer["Content-Security-Policy"].count(ORIGIN) == 1
    for path in (LIST, f"{LIST}tree/", "/office/companies/", SETTINGS):
        assert ORIGIN not in client.get(path)["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("head", {"Башня", "Лифт", "Депо", "Насос"}),
        ("technician", {"Башня", "Лифт"}),
        ("stranger", set()),
    ],
)
def test_pins_are_what_the_reader_sees(mapped: World, who: str, seen: set[str]) -> None:
    house = mapped.service
    people: dict[str, Person] = {"head": house.head, "technician": house.technician}
    if who == "stranger":
        Asset.objects.update(latitude=None, longitude=None)
    answer = english(mapped, people.get(who, house.head)).get(MAP)
    names = set(_pins(answer))
    assert names == seen, names


def test_the_map_asks_as_the_list_does(mapped: World) -> None:
    house = mapped.service
    client = english(mapped, house.head)
    assert set(_pins(client.get(f"{MAP}?q=лифт"))) == {"Лифт"}
    assert set(_pins(client.get(f"{MAP}?company={house.mayak.pk}"))) == {"Депо"}
    assert _pins(client.get(f"{MAP}?q=лифт"))["Лифт"] == f"{LIST}{house.lift.pk}/"
    assert f"{MAP}?q=" in client.get(f"{LIST}?q=лифт", headers=PART).content.decode()
    assert client.get(f"{MAP}?company=x&page=%22&sort=nothing").status_code < 500


def test_more_than_a_map_can_hold_is_said(mapped: World, monkeypatch: pytest.MonkeyPatch) -> None:
    client = english(mapped, mapped.service.head)
    assert "are found" not in read_words(client.get(MAP))
    monkeypatch.setattr(pins, "MOST", 2)
    monkeypatch.setattr("naryad.web.office.assets.map_page.MOST", 2)
    answer = client.get(MAP)
    assert len(_pins(answer)) == 2
    assert "More than 2 are found" in read_words(answer)


def test_a_name_is_no_markup(mapped: World) -> None:
    house = mapped.service
    Asset.objects.filter(pk=house.lift.pk).update(name='"><script>alert(1)</script>')
    content = english(mapped, house.head).get(MAP).content.decode()
    assert "<script>alert" not in content


def test_settings_keep_tiles_and_name_what_is_wrong(world: World) -> None:
    client = english(world, world.service.admin)
    form = read_form(client.get(SETTINGS), SETTINGS)
    wrong = client.post(SETTINGS, form.filled(map_tiles="http://x.example/{z}", map_attribution=""))
    assert wrong.status_code == 422
    assert "one host, no password" in read_words(wrong)
    assert "Say whose map it is" in read_words(wrong)
    sent = form.filled(map_tiles=TILES, map_attribution="© Mappers", request_key="other")
    assert client.post(SETTINGS, sent).status_code == 303
    assert Organization.objects.get(pk=world.service.id).map_tiles == TILES
