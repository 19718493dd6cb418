"""Can a program set up its webhooks by itself?"""

import json

from django.utils import timezone

from naryad.accounts import limits
from naryad.core.models import AnsweredRequest
from naryad.core.sealing import unseal
from naryad.people.actions import add_service_user
from naryad.people.models import Person
from naryad.webhooks.models import Webhook
from tests.api.calling import paths_of_errors, program_of
from tests.world import World

NEW = {
    "name": "Store",
    "url": "https://example.com/hook",
    "kinds": ["ticket.moved", "ticket.created"],
    "filter": {"field": "open", "op": "is", "value": ["yes"]},
}


def _service_user(world: World, role: str) -> Person:
    roles = frozenset({world.service.roles[role].pk})
    by = world.actor(world.service.admin)
    made = add_service_user("Store", role_ids=roles, area_ids=frozenset(), by=by, at=world.at)
    return Person.objects.get(pk=made)


def test_the_secret_is_told_once_and_no_table_keeps_it(world: World) -> None:
    program = program_of(world, world.service.admin)
    headers = {"Idempotency-Key": "one"}
    made = program.post("webhooks", NEW, status=201, headers=headers)
    kept = Webhook.objects.get(pk=made["id"])
    assert made["secret"] == unseal(kept.sealed_secret, purpose="webhook")
    again = program.post("webhooks", NEW, status=201, headers=headers)
    assert (again["id"], again["secret"]) == (made["id"], None)
    assert made["secret"] not in str(list(AnsweredRequest.objects.values("answer")))
    assert "secret" not in program.get(f"webhooks/{made['id']}")
    renewed = program.post(f"webhooks/{made['id']}/secret")
    assert renewed["secret"] not in (None, made["secret"])


def test_what_is_not_sent_stays_and_an_old_version_is_a_conflict(world: World) -> None:
    program = program_of(world, world.service.admin)
    made = program.post("webhooks", NEW, status=201)
    path = f"webhooks/{made['id']}"
    changed = program.patch(path, {"name": "Other", "version": made["version"]})
    assert (changed["name"], changed["filter"]) == ("Other", NEW["filter"])
    late = program.patch(path, {"name": "Third", "version": made["version"]}, status=409)
    assert late["current"]["name"] == "Other"
    assert program.post(f"{path}/pause")["pause"] == "by_hand"
    assert program.delete(f"{path}/pause", status=200)["state"] == "active"
    program.delete(path)
    assert program.call("GET", path).status_code == 404


def test_what_is_wrong_is_named(world: World) -> None:
    program = program_of(world, world.service.admin)
    for wrong, path in (
        ({"url": "https://10.0.0.1:22/"}, "url"),
        ({"kinds": ["ticket.exploded"]}, "kinds"),
        ({"filter": {"field": "nothing", "op": "is", "value": "1"}}, "filter"),
        ({"owner": world.service.head.pk}, "owner"),
        ({"state": "active"}, "state"),
    ):
        refused = program.post("webhooks", {**NEW, **wrong}, status=422)
        assert paths_of_errors(refused) == [path]


def test_an_administrator_lets_a_service_user_be_told(world: World) -> None:
    service = _service_user(world, "DISPATCHER")
    program = program_of(world, world.service.admin)
    made = program.post("webhooks", {**NEW, "owner": service.pk}, status=201)
    assert made["owner"] == service.pk
    listed = program.get("webhooks", limit=1, fields="owner", count="exact")
    assert listed["items"] == [{"id": made["id"], "owner": service.pk}] and listed["count"] > 1
    tested = program.post(f"webhooks/{made['id']}/test", status=201)
    assert (tested["kind"], tested["state"], tested["body"]) == ("webhook.test", "waiting", None)
    listed = program.get(f"webhooks/{made['id']}/deliveries")["items"]
    assert [each["id"] for each in listed] == [tested["id"]]


def test_whoever_tries_too_often_is_told_when_to_come_again(world: World) -> None:
    program = program_of(world, world.service.admin)
    made = program.post("webhooks", NEW, status=201)
    path = f"webhooks/{made['id']}/test"
    for _each in range(limits.WEBHOOK_TRIAL.most - 1):
        limits.count(limits.WEBHOOK_TRIAL, world.service.id, at=timezone.now())
    delivery = program.post(path, status=201)
    for again in (path, f"webhooks/deliveries/{delivery['id']}/repetition"):
        refused = program.call("POST", again)
        assert refused.status_code == 429
        assert refused.headers["Retry-After"] == "600"
        assert refused.headers["Content-Type"] == "application/problem+json"
        assert json.loads(refused.content)["type"] == "urn:naryad:problem:TooManyTries"
