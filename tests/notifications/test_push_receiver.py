"""Does a server of a browser's maker get what it accepts, and is it left alone as it wishes?

The server is one of the test's own, behind a real line; the browser has keys of its own and opens
what was sealed for it, as RFC 8291 says.
"""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import http_ece
import jwt
import pytest
from django.conf import settings as django_settings
from django.utils import timezone
from procrastinate.jobs import Job

from naryad.core import egress
from naryad.notifications import actions
from naryad.notifications.jobs import TRIES
from naryad.notifications.models import PushDevice
from naryad.notifications.push_keys import public_key
from naryad.tickets.codes import Side
from naryad.tickets.models import Ticket
from tests.core.servers import Asked, Given, LocalServer, local_server
from tests.notifications.a_device import (
    FakeBrowser,
    due_pushes,
    point_of,
    sign_in_by_phone,
    tell_me,
)
from tests.notifications.telling import assign, write
from tests.tickets.asking import ask
from tests.world import World

DAY = 24 * 60 * 60


@dataclass
class PushService(LocalServer):
    """As those of the makers do it: it takes what is sealed, signed by whom the browser has asked
    for and not too long; else it says no. `busy`: in its words for how long it wants to be left
    alone."""

    gone: set[str] = field(default_factory=set)
    is_busy: bool = False
    busy: str = ""

    def answer(self, asked: Asked) -> Given:
        if asked.path in self.gone:
            return 410, {}, b""
        if self.is_busy:
            return 429, {"Retry-After": self.busy} if self.busy else {}, b""
        if not self._is_ours(asked.headers.get("Authorization", "")):
            return 403, {}, b""
        is_sealed = asked.headers.get("Content-Encoding") == "aes128gcm"
        if asked.method != "POST" or not is_sealed or not asked.headers.get("TTL", "").isdecimal():
            return 400, {}, b""
        if len(asked.body) > 4_096:
            return 413, {}, b""
        return 201, {"Location": f"{self.url}/m/1"}, b""

    def _is_ours(self, said: str) -> bool:
        scheme, _blank, parts = said.partition(" ")
        given = dict(part.strip().split("=", 1) for part in parts.split(","))
        if scheme != "vapid" or given.get("k") != public_key():
            return False
        key = point_of(given["k"])
        claims = jwt.decode(given["t"], key, algorithms=["ES256"], audience=self.url)
        return claims["exp"] - datetime.now(UTC).timestamp() <= 24 * 60 * 60


@pytest.fixture
def service() -> Iterator[PushService]:
    server = PushService()
    with local_server(server):
        yield server


@pytest.fixture
def browser(service: PushService) -> FakeBrowser:
    return FakeBrowser(f"{service.url}/of/phone")


def _devices() -> int:
    """Without those of the cast, which nobody uses any more."""
    return PushDevice.objects.exclude(session_id=0).count()


def _assigned(world: World) -> Ticket:
    ticket = ask(world, title="Лифт стоит между этажами")
    assign(world, ticket, world.service.technician)
    return ticket


def test_what_it_takes_is_for_the_browser_alone(
    world: World, service: PushService, browser: FakeBrowser
) -> None:
    house = world.service
    assert tell_me(sign_in_by_phone(world, house.technician), browser) == 204
    ticket = _assigned(world)
    write(world, ticket, house.dispatcher, Side.TEAM, "Код домофона 4455")
    (job,) = due_pushes(world)
    assert actions.send_push(**job, at=timezone.now())
    (asked,) = service.asked
    said = browser.read(asked.body)
    assert said == {
        "title": f"{ticket.number} {ticket.title}",
        "body": "Сообщение команде",
        "url": f"/office/tickets/{ticket.pk}/",
        "tag": f"ticket-{ticket.pk}",
    }
    for secret in ("4455", ticket.number, "Лифт", house.technician.email):
        assert secret.encode() not in asked.body and secret not in str(asked.headers)
    with pytest.raises(http_ece.ECEException):
        FakeBrowser(browser.endpoint).read(asked.body)


def test_a_customer_is_told_what_has_happened_and_nothing_that_somebody_wrote(
    world: World, service: PushService, browser: FakeBrowser
) -> None:
    house = world.service
    assert tell_me(sign_in_by_phone(world, house.customer), browser) == 204
    ticket = ask(world, house.customer, title="Нет света")
    write(world, ticket, house.dispatcher, Side.TEAM, "zqteam")
    assert due_pushes(world) == []
    write(world, ticket, house.dispatcher, Side.CUSTOMER, "zqtold")
    (job,) = due_pushes(world, 12)
    assert actions.send_push(**job, at=timezone.now())
    said = str(browser.read(service.asked[0].body))
    assert ticket.title in said and f"/portal/requests/{ticket.pk}/" in said
    for secret in ("zqteam", "zqtold", house.dispatcher.last_name, str(ticket.stage)):
        assert secret not in said


def test_an_address_that_is_gone_is_forgotten_and_the_others_are_not(
    world: World, service: PushService, browser: FakeBrowser
) -> None:
    client = sign_in_by_phone(world, world.service.technician)
    other = FakeBrowser(f"{service.url}/of/desk")
    assert [tell_me(client, each) for each in (browser, other)] == [204, 204]
    _assigned(world)
    jobs = due_pushes(world)
    service.gone.add("/of/phone")
    sent = [actions.send_push(**job, at=timezone.now()) for job in jobs]
    assert sorted(sent) == [False, True]
    assert PushDevice.objects.exclude(session_id=0).get().endpoint == other.endpoint


# What stands in its header, or in how many seconds from now → how long it is left alone.
@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120),
        ("9" * 40, DAY),
        (90, 90),
        (-3 * DAY, 0),
        (30 * DAY, DAY),
        ("soon", None),
        ("٣", None),
        ("", None),
    ],
)
def test_it_is_left_alone_as_long_as_it_asks(
    world: World,
    service: PushService,
    browser: FakeBrowser,
    said: str | int,
    seconds: int | None,
) -> None:
    at = world.at.replace(microsecond=0)
    assert tell_me(sign_in_by_phone(world, world.service.technician), browser) == 204
    _assigned(world)
    (job,) = due_pushes(world)
    moment = None if isinstance(said, str) else at + timedelta(seconds=said)
    service.busy = format_datetime(moment.astimezone(UTC), usegmt=True) if moment else str(said)
    service.is_busy = True
    with pytest.raises(actions.NotTaken) as refused:
        actions.send_push(**job, at=at)
    assert refused.value.seconds == seconds and _devices() == 1
    service.is_busy = False
    assert actions.send_push(**job, at=at)


@pytest.mark.parametrize(
    ("asked", "attempts", "least", "most"),
    [(None, 0, 4, 5), (120, 0, 119, 120), (120, 3, 624, 625), (0, 1, 24, 25)],
)
def test_the_job_waits_as_long_and_never_less_than_usual(
    asked: int | None, attempts: int, least: int, most: int
) -> None:
    job = Job(task_name="send_push", queue="default", lock=None, queueing_lock=None)
    refused = actions.NotTaken("Busy.", seconds=asked)
    decided = TRIES.get_retry_decision(exception=refused, job=job.evolve(attempts=attempts))
    assert decided is not None and decided.retry_at is not None
    assert least < (decided.retry_at - timezone.now()).total_seconds() + 0.5 < most + 1
    assert TRIES.get_retry_decision(exception=refused, job=job.evolve(attempts=6)) is None
    assert TRIES.get_retry_decision(exception=ValueError(), job=job) is None


def test_one_that_trickles_is_tried_again(
    world: World,
    service: PushService,
    browser: FakeBrowser,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(egress, "SECONDS", 0.3)
    assert tell_me(sign_in_by_phone(world, world.service.technician), browser) == 204
    _assigned(world)
    (job,) = due_pushes(world)
    service.trickles = "head"
    with pytest.raises(actions.NotTaken):
        actions.send_push(**job, at=timezone.now())
    service.trickles = ""
    assert actions.send_push(**job, at=timezone.now()) and _devices() == 1


def test_a_host_that_nobody_knows_is_never_called(
    world: World, service: PushService, browser: FakeBrowser, settings: Any
) -> None:
    """Not even when the address was taken while the program was a trial."""
    assert tell_me(sign_in_by_phone(world, world.service.technician), browser) == 204
    _assigned(world)
    (job,) = due_pushes(world)
    environment = django_settings.ENVIRONMENT
    settings.ENVIRONMENT = dataclasses.replace(environment, mode="production")
    assert not actions.send_push(**job, at=timezone.now()) and service.asked == []
