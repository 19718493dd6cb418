"""Is what a stranger loads at their first scan light, and does it work without a script?

Weighed as the program itself sends it to a browser that takes every encoding; a proxy in front may
make it lighter still.
"""

import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin

import pytest
from django.test import Client

from naryad.assets.models import Asset
from naryad.files.models import File
from naryad.intake.models import Inquiry
from tests.assets.codes import open_passports
from tests.files import pictures
from tests.files.attaching import attach
from tests.web.pages import read_forms, read_words
from tests.world import World

MOST_PAGE, MOST_PHOTO = 60_000, 80_000
_BROWSER = {"Accept-Encoding": "gzip, deflate, br, zstd", "Accept-Language": "ru"}
_CSS_URL = re.compile(r"""(?:url\(|@import\s+)["']?([^"')]+)""")


class _Loaded(HTMLParser):
    """What a browser asks for by itself when it has read the page."""

    def __init__(self) -> None:
        super().__init__()
        self.at_once: list[str] = []
        self.lazily: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.scripts += tag == "script" or any(name.startswith("on") for name in given)
        if tag == "link" and given.get("rel") != "canonical":
            self.at_once.append(given.get("href", ""))
        for name in ("src", "srcset", "poster", "data"):
            if tag not in ("a", "form", "input") and name in given:
                into = self.lazily if given.get("loading") == "lazy" else self.at_once
                into.append(given[name])


def _fetch(path: str) -> Any:
    answer = Client().get(path, headers=_BROWSER)
    assert answer.status_code == 200, path
    return answer


def _bytes(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def _load(path: str) -> tuple[_Loaded, dict[str, int]]:
    """What stands in the page, and what each part of a first visit weighs, without the photo."""
    page = _fetch(path)
    loaded = _Loaded()
    loaded.feed(page.content.decode())
    weights, waiting = {path: len(page.content)}, list(loaded.at_once)
    while waiting:
        part = waiting.pop()
        if part in weights:
            continue
        answer = _fetch(part)
        body = _bytes(answer)
        weights[part] = len(body)
        if answer["Content-Type"].startswith("text/css"):
            found = _CSS_URL.findall(body.decode())
            waiting += [urljoin(part, each) for each in found if not each.startswith("data:")]
    return loaded, weights


@pytest.fixture
def richest(world: World) -> str:
    """The address of a passport that says all that one can say."""
    house = world.service
    open_passports(world, shows_address=True, takes_reports=True)
    name = "Лифт пассажирский грузоподъёмностью тысяча килограммов " * 3
    Asset.objects.filter(pk=house.lift.pk).update(
        name=name[:150],
        address="Санкт-Петербург, Большая Конюшенная улица, 27 " * 8,
        warranty_till="2031-03-02",
    )
    photo = attach(world, upload=pictures.gravel(1200), name="a.png", is_for_customers=True)
    File.objects.filter(pk=photo.pk).update(is_main=True)
    assert Inquiry.objects.filter(asset=house.lift, state="NEW").exists()
    return f"/q/{house.code_of_lift.text}"


def test_the_page_with_all_it_loads_is_light(richest: str) -> None:
    loaded, weights = _load(richest)
    assert len(weights) >= 3 and any("passport" in part for part in weights)
    assert not any("app" in part.rsplit("/", 1)[-1] for part in weights)
    assert sum(weights.values()) <= MOST_PAGE, weights
    assert loaded.lazily == [f"{richest}/photo"]


def test_the_photo_is_light_whatever_stands_on_it(richest: str) -> None:
    photo = _bytes(_fetch(f"{richest}/photo"))
    assert pictures.size_of(photo)[0] == 480
    assert len(photo) <= MOST_PHOTO


def test_nothing_on_it_needs_a_script(richest: str) -> None:
    loaded, _weights = _load(richest)
    assert loaded.scripts == 0
    browser, page = Client(headers={"Accept-Language": "en"}), _fetch(richest)
    (trouble,) = (form for form in read_forms(page) if form.action.endswith("/same"))
    assert browser.post(trouble.action, trouble.filled()).status_code == 303
    assert "2 more have the same trouble" in read_words(browser.get(richest))


def test_the_page_of_a_report_is_light_too(richest: str) -> None:
    _loaded, weights = _load(f"{richest}/report")
    assert sum(weights.values()) <= MOST_PAGE, weights
