"""Do the tasks of the page run as they stand, one after the other?"""

import hashlib
import hmac
import json
import re
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import pytest

from naryad.api.tasks import TASKS
from naryad.companies.models import Company
from naryad.files.models import File
from naryad.tickets.models import Ticket
from tests.api.calling import Program, program_of
from tests.api.listening import listening
from tests.files.pictures import photo_with_place
from tests.tickets.asking import ask, first_type
from tests.world import World

_TASK = re.compile(r'id="task-(\w+)".*?<pre[^>]*><code>(.*?)</code>', re.DOTALL)
_LIBRARIES = {
    "hashlib": hashlib,
    "hmac": hmac,
    "httpx": httpx,
    "json": json,
    "time": time,
    "Path": Path,
}


@pytest.fixture
def read(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """What stands after a task in its variables."""
    (tmp_path / "photo.jpg").write_bytes(photo_with_place())
    monkeypatch.chdir(tmp_path)
    program = program_of(world, world.service.admin)
    with listening() as host:
        tasks = _tasks_on(program, host)

        def run(name: str, **values: Any) -> dict[str, Any]:
            known = {**_LIBRARIES, "token": program.token, **values}
            for each in ("open", name):
                exec(tasks[each], known)
            return known

        yield run


def _tasks_on(program: Program, host: str) -> dict[str, str]:
    page = program.client.get("/api/v1/docs", headers={**program.headers, "Host": host})
    found = {name: unescape(code) for name, code in _TASK.findall(page.content.decode())}
    assert set(found) == {task.name for task in TASKS}
    return found


def test_an_alarm_opens_one_ticket(world: World, read: Any) -> None:
    house = world.service
    ids = {"type_id": first_type(house).pk, "asset_id": house.lift.pk}
    first, again = read("alarm", **ids), read("alarm", **ids)
    assert first["ticket"] == again["ticket"]
    assert [each["id"] for each in again["found"]] == [first["ticket"]["id"]]
    assert Ticket.objects.filter(external_id="alarm-4711").count() == 1


def test_companies_are_added_first_and_changed_then(read: Any) -> None:
    first, again = read("accounts"), read("accounts")
    assert (first["new"], first["old"], first["refused"]) == (first["rows"], [], [])
    assert (again["new"], len(again["old"]), again["refused"]) == ([], 1, [])
    assert Company.objects.filter(external_id="1C-17").count() == 1


def test_a_list_is_read_and_a_ticket_moved(world: World, read: Any) -> None:
    ticket = ask(world)
    asset_id = ticket.asset_id
    found = read("pages", asset_id=asset_id)["tickets"]
    assert ticket.pk in [each["id"] for each in found]
    moved = read("move", ticket_id=ticket.pk)["moved"]
    assert moved["stage"] == Ticket.objects.get(pk=ticket.pk).stage_id != ticket.stage_id


def test_a_message_goes_with_a_photo_that_the_customer_sees(world: World, read: Any) -> None:
    ticket = ask(world)
    photo = read("message", ticket_id=ticket.pk)["photo"]
    assert File.objects.get(pk=photo["id"]).is_for_customers


def test_a_webhook_is_checked_and_changes_and_errors_are_read(read: Any) -> None:
    assert read("changes")["gone"] == []
    assert read("errors")["answer"].status_code == 422
    known = read("webhook")
    secret, body, now = known["hook"]["secret"], b"{}", int(time.time())
    made = hmac.new(secret.encode(), b"%d." % now + body, hashlib.sha256).hexdigest()
    assert known["is_ours"](f"t={now},v1={made}", body, secret)
    assert not known["is_ours"](f"t={now},v1={made}", b"{ }", secret)
    assert not known["is_ours"](f"t={now - 600},v1={made}", body, secret)
