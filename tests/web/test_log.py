"""What does the log say of refusals, and what does it never say?"""

import io
import logging
from collections.abc import Iterator

import pytest
from django.test import Client

from naryad.config.log_lines import HideSecrets
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


@pytest.mark.parametrize("page", ["activate", "password", "e-mail"])
def test_the_secret_of_a_link_stands_in_no_line(log: io.StringIO, db: None, page: str) -> None:
    for client in (Client(), Client(enforce_csrf_checks=True)):
        assert client.post(f"/{page}/{SECRET}/").status_code in (403, 405)
    assert f"/{page}/…/" in log.getvalue()
    assert SECRET not in log.getvalue()


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
