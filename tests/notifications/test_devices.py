"""Is a device told what its person may know, by known servers alone, and only while they are
signed in there?"""

import dataclasses
from collections.abc import Iterator
from typing import Any

import jwt
import pytest
from django.conf import settings as django_settings
from django.db.models import QuerySet
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from naryad.notifications import actions
from naryad.notifications.models import Notice, PushDevice
from naryad.notifications.push_hosts import is_push_address
from naryad.notifications.push_keys import public_key
from naryad.people.models import Person
from naryad.tickets.codes import Side
from naryad.tickets.models import Ticket
from tests.core.servers import LocalServer, local_server
from tests.notifications.a_device import FakeBrowser, point_of
from tests.notifications.telling import MINUTE, assign, tell, write
from tests.tickets.asking import ask
from tests.world import PASSWORD, World


@pytest.fixture
def server() -> Iterator[LocalServer]:
    with local_server() as running:
        running.answers["/push"] = (201, {}, b"")
        yield running


def _sign_in(world: World, person: Person) -> Client:
    client = Client(headers={"user-agent": "Mozilla/5.0 (Linux; Android 15) Chrome/140.0"})
    answer = client.post("/sign-in/", {"email": world.login(person).email, "password": PASSWORD})
    assert answer.status_code == 303
    return client


def _tell_me(client: Client, browser: FakeBrowser) -> int:
    return client.post("/profile/notifications/devices/", browser.gives).status_code


def _push(world: World, minutes: int = 6) -> list[dict[str, Any]]:
    """What the jobs are to send."""
    ProcrastinateJob.objects.filter(task_name="send_push").delete()
    at = world.at + minutes * MINUTE
    tell(at)
    while actions.push_due_notices(at=at):
        pass
    jobs = ProcrastinateJob.objects.filter(task_name="send_push").order_by("pk")
    return list(jobs.values_list("args", flat=True))


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
    client = _sign_in(world, house.technician)
    assert _tell_me(client, browser) == 204
    ticket = _assigned(world)
    write(world, ticket, house.dispatcher, Side.TEAM, "Код домофона 4455")
    (job,) = _push(world)
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
    assert _push(world, 60) == []


def test_what_is_gone_is_forgotten_and_what_is_busy_is_tried_again(
    world: World, server: LocalServer
) -> None:
    house = world.service
    client = _sign_in(world, house.technician)
    assert _tell_me(client, FakeBrowser(f"{server.url}/push")) == 204
    _assigned(world)
    (job,) = _push(world)
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
    client = _sign_in(world, house.technician)
    assert _tell_me(client, FakeBrowser(f"{server.url}/push")) == 204
    _assigned(world)
    (job,) = _push(world)
    client.post("/sign-out/")
    assert not actions.send_push(**job, at=world.at) and server.asked == []
    _assigned(world)
    assert _push(world, 12) == []
    assert _fates(house.technician)[-1] == "NO_PLACE"
    actions.forget_devices(at=world.at)
    assert not PushDevice.objects.exists()
    # Signed in anew, the browser is told only after somebody has asked for it again.
    again = _sign_in(world, house.technician)
    renewing = "/profile/notifications/devices/renewing/"
    assert again.post(renewing, {"endpoint": f"{server.url}/push"}).status_code == 404


def test_a_browser_tells_only_whoever_has_asked_it_last(world: World, server: LocalServer) -> None:
    house, browser = world.service, FakeBrowser(f"{server.url}/push")
    assert _tell_me(_sign_in(world, house.technician), browser) == 204
    head = _sign_in(world, house.head)
    renewing = "/profile/notifications/devices/renewing/"
    assert head.post(renewing, {"endpoint": browser.endpoint}).status_code == 404
    assert _tell_me(head, browser) == 204
    device = _devices().get()
    assert (device.person_id, device.name) == (house.head.pk, "Chrome, Android")
    assert head.post(renewing, {"endpoint": browser.endpoint}).status_code == 204
    _assigned(world)
    assert _push(world) == []
    technician = _sign_in(world, house.technician)
    removal = f"/profile/notifications/devices/{device.pk}/removal/"
    assert technician.post(removal).status_code == 404
    assert head.post(removal).status_code == 303 and not _devices().exists()


def test_read_switched_off_and_out_of_sight_are_not_told(world: World, server: LocalServer) -> None:
    house = world.service
    assert _tell_me(_sign_in(world, house.technician), FakeBrowser(f"{server.url}/push")) == 204
    by = world.actor(house.technician)
    ticket = _assigned(world)
    (job,) = _push(world)
    actions.read_notices_of_ticket(ticket.pk, by=by, at=world.at)
    assert not actions.send_push(**job, at=world.at)
    actions.choose_notices({("ASSIGNED", "BELL")}, by=by, at=world.at)
    _assigned(world)
    assert _push(world, 12) == [] and _fates(house.technician)[-1] == "OFF"
    actions.choose_notices({("ASSIGNED", "PUSH")}, by=by, at=world.at)
    ticket = _assigned(world)
    (job,) = _push(world, 18)
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
    client = _sign_in(world, world.service.technician)
    assert _tell_me(client, FakeBrowser("https://evil.example/push")) == 422
    for broken in ({"p256dh": "я"}, {"auth": ""}, {"p256dh": "a" * 201}, {"endpoint": "x" * 2000}):
        given = {**FakeBrowser().gives, **broken}
        path = "/profile/notifications/devices/"
        assert client.post(path, given).status_code == 422
    assert not _devices().exists()
    environment = django_settings.ENVIRONMENT
    settings.ENVIRONMENT = dataclasses.replace(environment, mode="production")
    assert [(url, is_push_address(url)) for url, _is_known in ADDRESSES] == ADDRESSES
