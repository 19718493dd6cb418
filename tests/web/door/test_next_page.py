"""Can anything that says where to go on lead to another host?"""

from urllib.parse import urlencode

import pytest
from django.test import Client

from naryad.web.next_page import take_path
from tests.world import PASSWORD, World

EVIL = (
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "https:///evil.example",
    "https://evil.example/",
    "http://user@evil.example",
    "https://testserver@evil.example/",
    "%2F%2Fevil.example",
    "/a\r\nLocation: https://evil.example",
    "/\t/evil.example",
    "javascript:alert(1)",
    " //evil.example",
    "",
)
FORMS = ("/language/", "/profile/theme/", "/sign-in/", "/office/people/{}/deletion/")


@pytest.mark.parametrize("form", FORMS)
def test_no_form_leads_to_another_host(world: World, form: str) -> None:
    house = world.service
    path = form.format(house.customer.pk)
    given = {"language": "ru", "theme": "dark", "email": house.admin.email, "password": PASSWORD}
    for evil in EVIL:
        client = Client() if form == "/sign-in/" else world.client(house.admin)
        in_form = client.post(path, {**given, "next": evil})
        in_address = client.post(f"{path}?{urlencode({'next': evil})}", given)
        for answer in (in_form, in_address):
            location = answer.headers["Location"]
            assert location.startswith("/"), location
            assert "evil" not in location, location


@pytest.mark.parametrize("evil", EVIL)
def test_the_page_before_is_a_page_of_ours(evil: str) -> None:
    assert take_path(evil).startswith("/")
    assert not take_path(evil).startswith(("//", "/\\"))
