"""What does the log say of refusals, and what does it never say?"""

import io
import logging
from collections.abc import Iterator

import pytest
from django.test import Client

from naryad.accounts.secrets import make_short_secret
from naryad.config.log_lines import HideSecrets
from naryad.intake.status_links import token_of
from tests.world import World

SECRET = "Zx9_secret-of-a-letter-that-nobody-may-read"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the console of the program is told."""
    (console,) = (
        each
        for each in logging.getLogger().handlers
        if any(isinstance(made, HideSecrets) for made in each.filters)
    )
    assert isinstance(console, logging.StreamHandler)
    told = io.StringIO()
    before = console.setStream(told)
    yield told
    if before is not None:
        console.setStream(before)


@pytest.mark.parametrize("page", ["activate", "password", "e-mail", "register"])
def test_the_secret_of_a_link_stands_in_no_line(log: io.StringIO, db: None, page: str) -> None:
    for client in (Client(), Client(enforce_csrf_checks=True)):
        assert client.post(f"/{page}/{SECRET}/").status_code in (403, 405)
    assert f"/{page}/…/" in log.getvalue()
    assert SECRET not in log.getvalue()


@pytest.mark.parametrize("address", ["/i/{}", "/report/{}/photos/"])
def test_nor_does_that_of_a_short_link_or_a_report(
    log: io.StringIO, db: None, address: str
) -> None:
    secret = make_short_secret() if address.startswith("/i/") else token_of(7)
    Client(enforce_csrf_checks=True).post(address.format(secret))
    assert address.format("…") in log.getvalue()
    assert secret not in log.getvalue()


def test_an_address_forges_no_line(log: io.StringIO, world: World) -> None:
    """Whoever writes it: Django about an address that is not there, and we about one that is not
    permitted."""
    world.client(world.service.technician).get("/office/nowhere/%0Aforged/%1B[31m/%E2%80%A8/")
    logging.getLogger("naryad.web.errors").warning("Not permitted: GET %s", "/a\nforged\x1b[31m")
    said = log.getvalue()
    assert len(said.splitlines()) == 2, said
    assert "forged" in said and "\x1b" not in said


def test_what_a_stranger_makes_up_is_one_line(log: io.StringIO, db: None) -> None:
    client = Client()
    assert client.get("/sign-in/", headers={"Host": "evil.example/@x"}).status_code == 400
    assert client.get("/sign-in/", {"next": "\x00"}).status_code == 400
    said = [each for each in log.getvalue().splitlines() if not each.startswith("Bad Request")]
    assert len(said) == 2 and "evil.example" in said[0], said


def test_who_tries_what_is_not_permitted_is_named(log: io.StringIO, world: World) -> None:
    technician = world.service.technician
    client = world.client(technician)
    assert client.get("/office/roles/", REMOTE_ADDR="203.0.113.9").status_code == 403
    (line,) = (each for each in log.getvalue().splitlines() if "Not permitted" in each)
    assert f"GET /office/roles/, person {technician.pk} of" in line
    assert f"organization {world.service.id}, from 203.0.113.9" in line


def test_what_is_permitted_is_not_worth_a_line(log: io.StringIO, world: World) -> None:
    assert world.client(world.service.admin).get("/office/roles/").status_code == 200
    assert log.getvalue() == ""
