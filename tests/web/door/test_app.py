"""What does a phone get that keeps Naryad on its home screen, and is none of it anybody's?"""

import re

import pytest
from django.test import Client

from naryad.organizations.models import Organization
from tests.web.pages import english, read_words
from tests.world import World


def _shortcuts(world: World, who: str) -> list[str]:
    person = getattr(world.service, who, None)
    manifest = english(world, person).get("/app.webmanifest").json()
    return [each["url"] for each in manifest["shortcuts"]]


def test_the_manifest_bears_the_name_and_leads_everybody_to_their_own_side(world: World) -> None:
    house = world.service
    answer = english(world, house.technician).get("/app.webmanifest")
    manifest = answer.json()
    assert answer["Content-Type"] == "application/manifest+json"
    assert manifest["name"] == Organization.objects.get(pk=house.id).name.text("en")
    assert (manifest["start_url"], manifest["scope"], manifest["display"]) == (
        "/",
        "/",
        "standalone",
    )
    assert {each["purpose"] for each in manifest["icons"]} == {"any", "maskable"}
    assert _shortcuts(world, "technician") == ["/field/", "/scan/"]
    assert _shortcuts(world, "customer") == ["/scan/", "/portal/requests/new/"]
    assert _shortcuts(world, "nobody") == []


def test_the_page_without_a_network_is_the_same_for_everybody(world: World) -> None:
    pages = [
        client.get(f"/offline/{language}/")
        for client in (Client(), english(world, world.service.customer))
        for language in ("ru", "en")
    ]
    assert pages[0].content == pages[2].content and pages[1].content == pages[3].content
    assert "No network" in read_words(pages[1]) and b'lang="ru"' in pages[0].content
    assert not any(page.cookies for page in pages)
    # All that it needs is built and linked by addresses that the worker recognizes.
    linked = re.findall(r'(?:href|src)="(/[^"]+)"', pages[0].content.decode())
    assert linked and all(each.startswith("/static/") for each in linked)


@pytest.mark.parametrize("language", ["xx", "RU", "ru%2F", "..."])
def test_other_languages_are_not_there(world: World, language: str) -> None:
    assert Client().get(f"/offline/{language}/").status_code == 404


def test_the_worker_comes_from_the_root_and_every_page_names_it(world: World) -> None:
    page = english(world, world.service.customer).get("/portal/").content.decode()
    found = re.search(r'name="worker" content="(/worker\.js\?language=en&amp;of=\w{8})"', page)
    assert found
    answer = Client().get(found[1].replace("&amp;", "&"))
    assert answer["Content-Type"].startswith("text/javascript")
    assert "worker-src 'self'" in answer["Content-Security-Policy"]
    assert 'crossorigin="use-credentials"' in page and "/app.webmanifest" in page
