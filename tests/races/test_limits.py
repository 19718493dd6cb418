"""Do no more strangers get through at the same moment than the limits say?"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from naryad.accounts import limits
from naryad.accounts.limits import Limit
from naryad.files.storing import make_key
from naryad.intake.models import ArrivingPhoto, CodeSettings, Inquiry
from naryad.intake.status_links import token_of
from naryad.registration import limits as registration
from naryad.registration.models import Offer, Registration
from naryad.web.forms import reports
from tests.registration.offering import offer_codes
from tests.threads import at_once
from tests.web.pages import read_form
from tests.world import World

EIGHT, LEFT, HERE = range(8), 3, "127.0.0.1"
DEVICE, BROWSER = "d" * 32, "c" * 32
Send = Callable[[int], Any]


@dataclass(frozen=True)
class Knock:
    """How one of the eight comes: `send` by its number; `done` counts what has come of it."""

    key: object
    send: Send
    good: int
    done: Callable[[], int]


def _scan(world: World) -> Knock:
    return Knock(HERE, lambda number: Client().get(f"/q/{number:016d}"), 404, lambda: LEFT)


def _report(world: World, key: object, *, is_one_browser: bool = False) -> Knock:
    """The same words eight times are eight reports when their forms are."""
    own = {"organization": world.service.organization}
    CodeSettings.objects.create(**own, is_default=True, is_public=True, takes_reports=True)
    begun = Inquiry.objects.count()
    address = f"/q/{world.service.code_of_lift.text}/report"
    form = read_form(Client().get(address), address)

    def send(number: int) -> Any:
        client = Client()
        if is_one_browser:
            client.cookies["device"] = signing.dumps(DEVICE, salt="naryad/device")
        return client.post(address, form.filled(text="Stuck", request_key=f"k{number}"))

    return Knock(key, send, 303, lambda: Inquiry.objects.count() - begun)


def _photo(world: World) -> Knock:
    """Of eight photos the first parts."""
    ArrivingPhoto.objects.all().delete()
    waiting = Inquiry.objects.get(organization=world.service.organization, state="NEW")
    page = f"/report/{token_of(waiting.pk)}/photos"
    said = {"Content-Range": "bytes 0-3/9"}

    def send(number: int) -> Any:
        return Client().put(f"{page}/{make_key()}/?name=a.png", b"half", headers=said)

    return Knock(HERE, send, 204, ArrivingPhoto.objects.count)


def _register(
    world: World,
    key: object,
    *,
    pin: str = "",
    is_one_browser: bool = False,
    is_one_address: bool = False,
) -> Knock:
    offer_codes(world, pin="anchor" if pin else "")
    begun = Registration.objects.count()
    path = f"/q/{world.service.code_of_lift.text}/register/"
    form = read_form(Client().get(path), path)

    def send(number: int) -> Any:
        client, name = Client(), "one" if is_one_address else f"n{number}"
        client.cookies["csrf"] = BROWSER if is_one_browser else f"{number:032d}"
        typed = {"last_name": "N", "first_name": "N", "address": f"{name}@yard.example"}
        return client.post(path, form.filled(**typed, pin=pin, consent="on"))

    return Knock(key, send, 303, lambda: Registration.objects.count() - begun)


def _code_of(world: World) -> str:
    return world.service.code_of_lift.text


KNOCKS: list[tuple[Limit, Callable[[World], Knock]]] = [
    (limits.SCAN_ADDRESS, _scan),
    (limits.REPORT_ADDRESS, lambda world: _report(world, HERE)),
    (limits.REPORT_DEVICE, lambda world: _report(world, DEVICE, is_one_browser=True)),
    (limits.REPORT_CODE, lambda world: _report(world, _code_of(world))),
    (limits.PHOTO_ADDRESS, _photo),
    (registration.REGISTER_ADDRESS, lambda world: _register(world, HERE)),
    (registration.REGISTER_DEVICE, lambda world: _register(world, BROWSER, is_one_browser=True)),
    (registration.REGISTER_CODE, lambda world: _register(world, _code_of(world))),
    (
        registration.REGISTER_NAME,
        lambda world: _register(world, "one@yard.example", is_one_address=True),
    ),
]


@pytest.mark.parametrize(("limit", "come"), KNOCKS, ids=[limit.name for limit, _come in KNOCKS])
def test_as_many_get_through_as_are_left_and_the_others_are_told_to_wait(
    own_world: World,
    monkeypatch: pytest.MonkeyPatch,
    limit: Limit,
    come: Callable[[World], Knock],
) -> None:
    monkeypatch.setattr(reports, "SOONEST", timedelta(0))
    knock = come(own_world)
    limits.forget(limit, knock.key)
    for _each in range(limit.most - LEFT):
        limits.count(limit, knock.key, at=timezone.now())
    answers = at_once(*(partial(knock.send, number) for number in EIGHT))
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses == sorted([knock.good] * LEFT + [429] * (len(EIGHT) - LEFT))
    assert knock.done() == LEFT


def test_wrong_words_of_an_offer_are_counted_too(own_world: World) -> None:
    knock = _register(own_world, 0, pin="guess")
    offer = Offer.objects.filter(organization=own_world.service.organization).latest("pk")
    for _each in range(registration.WRONG_PIN.most - LEFT):
        registration.count_wrong_pin(offer.pk, at=timezone.now())
    answers = at_once(*(partial(knock.send, number) for number in EIGHT))
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses == [422] * LEFT + [429] * (len(EIGHT) - LEFT)


def test_a_flood_of_guesses_is_one_line_of_the_log(
    own_world: World, caplog: pytest.LogCaptureFixture
) -> None:
    """Of one who asks by eight lines."""
    each = 40

    def guess(number: int) -> list[int]:
        client = Client()
        codes = (f"{number}{guessed:015d}" for guessed in range(each))
        return [client.get(f"/q/{code}").status_code for code in codes]

    with caplog.at_level(logging.WARNING):
        told = at_once(*(partial(guess, number) for number in EIGHT))
    statuses = [status for line in told for status in line]  # type: ignore[union-attr]
    most = limits.SCAN_ADDRESS.most
    assert (statuses.count(404), statuses.count(429)) == (most, len(EIGHT) * each - most)
    said = [line for line in caplog.messages if "Too many scans" in line]
    assert said == [f"Too many scans of codes, from {HERE}"]
