"""Whom does a token let in, until when, and who learns of it?"""

import io
import logging
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from naryad.accounts import actions
from naryad.accounts.models import ApiToken, Login, Membership
from naryad.accounts.token_input import clean_token
from naryad.config.log_lines import HideSecrets
from naryad.history.models import Event
from naryad.organizations.models import Organization
from naryad.people.models import Person, PersonRole
from tests.access.token_deeds import a_service_user
from tests.api.calling import BASE, Program, program_of
from tests.world import World


def _status(program: Program, path: str = "me") -> int:
    return program.call("GET", path).status_code


def test_a_token_is_kept_as_its_hash_alone(world: World) -> None:
    program = program_of(world, world.service.head)
    (kept,) = ApiToken.objects.filter(person=world.service.head).values()
    assert program.token.startswith("nry_")
    assert program.token not in str(kept)
    told = Event.objects.filter(kind="person.token_made", subject_id=world.service.head.pk)
    assert [str(each.changes).count(program.token) for each in told] == [0]
    assert program.get("me")["id"] == world.service.head.pk


def test_without_a_token_or_with_a_wrong_one_nobody_is_in(db: None) -> None:
    for token in ("", "nry_wrong", "wrong"):
        answer = Program(token).call("GET", "me")
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"] == "Bearer"


def _end(world: World, token: ApiToken) -> None:
    actions.end_own_token(token.pk, by=world.actor(world.service.head), at=world.at)


def _expire(world: World, token: ApiToken) -> None:
    ApiToken.objects.filter(pk=token.pk).update(expires_at=world.at)


def _ban(world: World, _token: ApiToken) -> None:
    Person.objects.filter(pk=world.service.head.pk).update(banned_at=world.at)


def _delete(world: World, _token: ApiToken) -> None:
    Person.objects.filter(pk=world.service.head.pk).update(deleted_at=world.at)


def _leave(world: World, _token: ApiToken) -> None:
    Membership.objects.filter(person=world.service.head).update(ended_at=world.at)


def _close_login(world: World, _token: ApiToken) -> None:
    Login.objects.filter(pk=world.login(world.service.head).pk).update(is_active=False)


def _move_to_a_host(world: World, _token: ApiToken) -> None:
    Organization.objects.filter(pk=world.other.id).update(host="testserver")


@pytest.mark.parametrize(
    "happens", [_end, _expire, _ban, _delete, _leave, _close_login, _move_to_a_host]
)
def test_it_opens_nothing_from_the_moment_on(world: World, happens: Any) -> None:
    program = program_of(world, world.service.head)
    assert _status(program) == 200
    happens(world, ApiToken.objects.get(person=world.service.head))
    assert _status(program) == 401


def test_rights_are_those_of_the_moment(world: World) -> None:
    program = program_of(world, world.service.head)
    assert _status(program, f"companies/{world.service.polus.pk}") == 200
    PersonRole.objects.filter(person=world.service.head).delete()
    assert _status(program, f"companies/{world.service.polus.pk}") == 404


def test_a_demanded_factor_is_demanded_of_tokens(world: World) -> None:
    program = program_of(world, world.service.admin)
    Organization.objects.filter(pk=world.service.id).update(administrators_need_factor=True)
    answer = program.call("GET", "people")
    assert answer.status_code == 403
    assert "FactorNeeded" in answer.content.decode()


def test_a_service_user_lives_without_a_login(world: World) -> None:
    user_id = a_service_user(world)
    Membership.objects.filter(person_id=user_id).delete()
    by = world.actor(world.service.admin)
    new = clean_token(name="Warehouse", days=None)
    program = Program(actions.make_service_token(user_id, new, by=by, at=world.at))
    assert program.get("me")["service"] is True
    assert program.get("people", service="true")["items"][0]["id"] == user_id
    actions.end_service_user(user_id, by=by, at=world.at)
    assert _status(program) == 401


def test_a_program_is_not_invited_edited_or_moved_to_the_other_side(world: World) -> None:
    user_id, program = a_service_user(world), program_of(world, world.service.admin)
    for method, path, body in (
        ("POST", f"people/{user_id}/invitation", None),
        ("PATCH", f"people/{user_id}", {"position": "x"}),
        ("POST", f"people/{user_id}/conversion", {"to": "customer"}),
    ):
        answer = program.call(method, path, body)
        assert answer.status_code == 409, path
        assert "ProgramRefused" in answer.content.decode()


@pytest.mark.parametrize(
    ("scopes", "may_read", "may_write"),
    [
        (("read",), True, False),
        (("write",), True, True),
        (("companies:read",), True, False),
        (("companies:write",), True, True),
        (("people:write",), False, False),
    ],
)
def test_scopes_narrow_what_it_may(
    world: World, scopes: tuple[str, ...], may_read: bool, may_write: bool
) -> None:
    program = program_of(world, world.service.head, *scopes)
    assert _status(program, "companies") == (200 if may_read else 403)
    answer = program.call("POST", "companies", {"name": "Кедр"})
    assert answer.status_code == (201 if may_write else 403)


def test_last_use_is_noted_once_a_minute(world: World) -> None:
    program = program_of(world, world.service.head)
    token = ApiToken.objects.filter(person=world.service.head)
    program.get("me")
    first = token.get().last_used_at
    assert first is not None and timezone.now() - first < timedelta(minutes=1)
    with CaptureQueriesContext(connection) as queries:
        program.get("me")
    assert not [each for each in queries if each["sql"].startswith("UPDATE")]


def test_cookies_count_for_nothing_beside_a_token(world: World) -> None:
    program = program_of(world, world.service.customer)
    program.client = world.client(world.service.admin)
    assert program.get("me")["id"] == world.service.customer.pk
    assert Program("nry_wrong").call("GET", "me").status_code == 401
    program.headers = {"Authorization": "Bearer nry_wrong"}
    assert _status(program) == 401


def test_a_token_opens_no_page(world: World) -> None:
    program = program_of(world, world.service.admin)
    answer = Client().get("/office/customers/", headers=program.headers)
    assert answer.status_code == 303


def test_a_session_needs_the_mark_of_its_pages_to_change_anything(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = world.client(world.service.admin).cookies
    assert client.get(f"{BASE}me").status_code == 200
    sent = {"path": f"{BASE}companies", "data": {"name": "Кедр"}}
    assert client.post(**sent, content_type="application/json").status_code == 403
    client.get("/profile/")
    mark = {"X-CSRFToken": client.cookies["csrf"].value}
    assert client.post(**sent, content_type="application/json", headers=mark).status_code == 201


def test_no_log_holds_a_token() -> None:
    told = io.StringIO()
    handler = logging.StreamHandler(told)
    handler.addFilter(HideSecrets())
    secret = "nry_Zx9-secret_of-a-program-that-nobody-may-read"
    handler.handle(logging.makeLogRecord({"msg": "Not Found: /api/v1/%s", "args": (secret,)}))
    assert told.getvalue() == "Not Found: /api/v1/nry_…\n"
