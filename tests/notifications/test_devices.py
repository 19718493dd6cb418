"""Is a device told what its person may know, by known servers alone, and only while they are
signed in there?"""

import dataclasses
from collections.abc import Iterator
from typing import Any

import jwt
import pytest
from django.conf import settings as django_settings
from django.db.models import QuerySet

from naryad.notifications import actions
from naryad.notifications.models import Notice, PushDevice
from naryad.notifications.push_hosts import is_push_address
from naryad.notifications.push_keys import public_key
from naryad.people.models import Person
from naryad.tickets.codes import Side
from naryad.tickets.models import Ticket
from tests.core.servers import LocalServer, local_server
from tests.notifications.a_device import (
    FakeBrowser,
    due_pushes,
    point_of,
    sign_in_by_phone,
    tell_me,
)
from tests.notifications.telling import MINUTE, assign, write
from tests.tickets.asking import ask
from tests.world import World


@pytest.fixture
def server() -> Iterator[LocalServer]:
    with local_server() as running:
        running.answers["/push"] = (201, {}, b"")
        yield running


def _devices() -> QuerySet[PushDevice]:
    """Without those of the cast, which nobody uses any more."""
    return PushDevice.objects.exclude(session_id=0)


def _fates(person: Person) -> list[str]:
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("push", flat=True))


def _assigned(world: World) -> Ticket:
    ticket = ask(world, title="Лифт стоит между этажами")
    assign(world, ticket, world.service.technician)
    return ticket


def test_it_says_which_ticket_and_what_has_happened_and_nobody_on_the_way_reads_it(
    world: World, server: LocalServer
) -> None:
    house, browser = world.service, FakeBrowser(f"{server.url}/push")
    client = sign_in_by_phone(world, house.technician)
    assert tell_me(client, browser) == 204
    ticket = _assigned(world)
    write(world, ticket, house.dispatcher, Side.TEAM, "Код домофона 4455")
    (job,) = due_pushes(world)
    assert actions.send_push(**job, at=world.at + 6 * MINUTE)
    (asked,) = server.asked
    said = browser.read(asked.body)
    assert said["title"] == f"{ticket.number} {ticket.title}"
    assert said["url"] == f"/office/tickets/{ticket.pk}/"
    assert "4455" not in str(said) and ticket.number.encode() not in asked.body
    token = asked.headers["Authorization"].split("t=")[1].split(",")[0]
    claims = jwt.decode(token, point_of(public_key()), algorithms=["ES256"], audience=server.url)
    assert claims["sub"] == django_settings.BASE_URL
    assert asked.headers["Content-Encoding"] == "aes128gcm"
    assert set(_fates(house.technician)[-2:]) == {"TOLD"}
    # Not a second time.
    assert due_pushes(world, 60) == []


def test_what_is_gone_is_forgotten_and_what_is_busy_is_tried_again(
    world: World, server: LocalServer
) -> None:
    house = world.service
    client = sign_in_by_phone(world, house.technician)
    assert tell_me(client, FakeBrowser(f"{server.url}/push")) == 204
    _assigned(world)
    (job,) = due_pushes(world)
    server.answers["/push"] = (503, {}, b"")
    with pytest.raises(actions.NotTaken):
        actions.send_push(**job, at=world.at)
    assert _devices().exists()
    server.answers["/push"] = (410, {}, b"")
    assert not actions.send_push(**job, at=world.at)
    assert not _devices().exists()


def test_whoever_signs_out_is_told_nothing_there_any_more(
    world: World, server: LocalServer
) -> None:
    house = world.service
    client = sign_in_by_phone(world, house.technician)
    assert tell_me(client, FakeBrowser(f"{server.url}/push")) == 204
    _assigned(world)
    (job,) = due_pushes(world)
    client.post("/sign-out/")
    assert not actions.send_push(**job, at=world.at) and server.asked == []
    _assigned(world)
    assert due_pushes(world, 12) == []
    assert _fates(house.technician)[-1] == "NO_PLACE"
    actions.forget_devices(at=world.at)
    assert not PushDevice.objects.exists()
    # Signed in anew, the browser is told only after somebody has asked for it again.
    again = sign_in_by_phone(world, house.technician)
    renewing = "/profile/notifications/devices/renewing/"
    assert again.post(renewing, {"endpoint": f"{server.url}/push"}).status_code == 404


def test_a_browser_tells_only_whoever_has_asked_it_last(world: World, server: LocalServer) -> None:
    house, browser = world.service, FakeBrowser(f"{server.url}/push")
    assert tell_me(sign_in_by_phone(world, house.technician), browser) == 204
    head = sign_in_by_phone(world, house.head)
    renewing = "/profile/notifications/devices/renewing/"
    assert head.post(renewing, {"endpoint": browser.endpoint}).status_code == 404
    assert tell_me(head, browser) == 204
    device = _devices().get()
    assert (device.person_id, device.name) == (house.head.pk, "Chrome, Android")
    assert head.post(renewing, {"endpoint": browser.endpoint}).status_code == 204
    _assigned(world)
    assert due_pushes(world) == []
    technician = sign_in_by_phone(world, house.technician)
    removal = f"/profile/notifications/devices/{device.pk}/removal/"
    assert technician.post(removal).status_code == 404
    assert head.post(removal).status_code == 303 and not _devices().exists()


def test_read_switched_off_and_out_of_sight_are_not_told(world: World, server: LocalServer) -> None:
    house = world.service
    assert (
        tell_me(sign_in_by_phone(world, house.technician), FakeBrowser(f"{server.url}/push")) == 204
    )
    by = world.actor(house.technician)
    ticket = _assigned(world)
    (job,) = due_pushes(world)
    actions.read_notices_of_ticket(ticket.pk, by=by, at=world.at)
    assert not actions.send_push(**job, at=world.at)
    actions.choose_notices({("ASSIGNED", "BELL")}, by=by, at=world.at)
    _assigned(world)
    assert due_pushes(world, 12) == [] and _fates(house.technician)[-1] == "OFF"
    actions.choose_notices({("ASSIGNED", "PUSH")}, by=by, at=world.at)
    ticket = _assigned(world)
    (job,) = due_pushes(world, 18)
    Ticket.objects.filter(pk=ticket.pk).update(deleted_at=world.at, is_living=False)
    assert not actions.send_push(**job, at=world.at) and server.asked == []


# Address → whether a browser's maker runs it.
ADDRESSES = [
    ("https://fcm.googleapis.com/fcm/send/abc", True),
    ("https://updates.push.services.mozilla.com/wpush/v2/abc", True),
    ("https://wns2-par02p.notify.windows.com/w/?token=abc", True),
    ("https://web.push.apple.com/abc", True),
    ("http://fcm.googleapis.com/fcm/send/abc", False),
    ("https://fcm.googleapis.com:8443/abc", False),
    ("https://fcm.googleapis.com.evil.example/abc", False),
    ("https://evilnotify.windows.com/abc", False),
    ("https://user@fcm.googleapis.com/abc", False),
    ("https://127.0.0.1/push", False),
    ("http://localhost:9/push", False),
    ("https://169.254.169.254/latest", False),
    ("file:///etc/passwd", False),
    ("", False),
]


def test_only_servers_of_makers_of_browsers_are_called(world: World, settings: Any) -> None:
    client = sign_in_by_phone(world, world.service.technician)
    assert tell_me(client, FakeBrowser("https://evil.example/push")) == 422
    for broken in ({"p256dh": "я"}, {"auth": ""}, {"p256dh": "a" * 201}, {"endpoint": "x" * 2000}):
        given = {**FakeBrowser().gives, **broken}
        path = "/profile/notifications/devices/"
        assert client.post(path, given).status_code == 422
    assert not _devices().exists()
    environment = django_settings.ENVIRONMENT
    settings.ENVIRONMENT = dataclasses.replace(environment, mode="production")
    assert [(url, is_push_address(url)) for url, _is_known in ADDRESSES] == ADDRESSES
