"""Does a write change what was sent and nothing else, once, and over nobody else's save?"""

import json
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.areas.models import Area
from naryad.companies.models import Company
from naryad.history.models import Event
from naryad.people.models import Person
from tests.access.api_operations import BODIES
from tests.api.calling import Program, paths_of_errors, program_of
from tests.world import World

# In UTC it lies in a year that nobody can read back.
TOO_FAR = "9999-12-31T23:59:59-12:00"


@pytest.fixture
def program(world: World) -> Program:
    return program_of(world, world.service.admin, **{"Accept-Language": "en"})


def test_a_patch_leaves_what_it_does_not_name(world: World, program: Program) -> None:
    path = f"people/{world.service.customer.pk}"
    before = program.get(path)
    after = program.patch(path, {"position": "Inspector"})
    assert after == before | {"position": "Inspector", "version": before["version"] + 1}
    program.patch(path, {"position": None})
    assert program.get(path)["position"] == ""


def test_a_name_in_ones_own_language_leaves_the_other(world: World, program: Program) -> None:
    path = f"areas/{world.service.south.pk}"
    changed = program.patch(path, {"name": "Deep south"})
    assert changed["names"] == {"ru": "Юг", "en": "Deep south"}
    russian = Program(program.token, **{"Accept-Language": "ru"})
    assert russian.get(path)["name"] == "Юг"


def test_whoever_comes_second_gets_the_state_of_now(world: World, program: Program) -> None:
    path = f"companies/{world.service.polus.pk}"
    seen = program.get(path)["version"]
    program.patch(path, {"note": "First"})
    late = program.patch(path, {"note": "Second", "version": seen}, status=409)
    assert late["type"] == "urn:naryad:problem:Stale"
    assert late["current"]["note"] == "First"
    headers = {"If-Match": f'"{seen}"'}
    program.patch(path, {"note": "Second"}, headers=headers, status=409)
    headers = {"If-Match": f'"{late["current"]["version"]}"'}
    assert program.patch(path, {"note": "Second"}, headers=headers)["note"] == "Second"
    assert program.patch(path, {"note": "Third"})["note"] == "Third"
    program.patch(path, {"note": "x"}, headers={"If-Match": "yesterday"}, status=422)
    two = program.patch(path, {"note": "x", "version": seen + 2}, headers=headers, status=422)
    assert paths_of_errors(two) == ["If-Match"]


@pytest.mark.parametrize("operation", ["people.add", "roles.add", "areas.add", "companies.add"])
@pytest.mark.parametrize(
    "smuggled",
    [
        {"id": 1},
        {"version": 7, "is_administrator": True},
        {"organization": 2},
        {"organization_id": 2},
        {"created_by": 1},
        {"deleted": True},
        {"is_staff": True},
    ],
)
def test_nothing_comes_along_that_has_no_name_here(
    world: World, program: Program, operation: str, smuggled: dict[str, Any]
) -> None:
    noun, before = operation.split(".", maxsplit=1)[0], Event.objects.count()
    body = BODIES[operation](world.service) | smuggled
    refused = program.post(noun, body, status=422)
    assert sorted(paths_of_errors(refused)) == sorted(smuggled)
    assert Event.objects.count() == before


@pytest.mark.parametrize(
    "body",
    ["", "{", '{"name": "A", "name": "B"}', '{"name": NaN}', '{"name": "\\ud800"}', "[" * 9_999],
)
def test_a_body_that_cannot_be_read_is_said_to_be_so(program: Program, body: str) -> None:
    answer = program.client.generic(
        "POST", "/api/v1/companies", body, "application/json", headers=program.headers
    )
    assert answer.status_code in (400, 422)
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_body_that_is_too_long_is_said_to_be_so(program: Program) -> None:
    sent = {"name": "x" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE}
    for headers in ({}, {"Idempotency-Key": "long"}):
        program.post("companies", sent, status=413, headers=headers)


def test_nothing_of_a_refused_body_is_left_on_the_way(program: Program) -> None:
    """What is left would end the connection, and the next call by it would be lost."""
    sent = {"name": "x" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE}
    answer: Any = program.call("POST", "companies", sent)
    assert answer.status_code == 413
    assert answer.wsgi_request.META["wsgi.input"].read() == b""


def test_errors_name_fields_as_items_do(world: World, program: Program) -> None:
    new = BODIES["people.add"](world.service) | {"email": "nothing", "roles": [], "last_name": ""}
    refused = program.post("people", new, status=422)
    assert sorted(paths_of_errors(refused)) == ["email", "last_name"]
    refused = program.post(
        "people", BODIES["people.add"](world.service) | {"companies": [10**17]}, status=422
    )
    assert paths_of_errors(refused) == ["companies"]
    refused = program.post("areas", {"names": {"en": "x" * 101}}, status=422)
    assert paths_of_errors(refused) == ["names.en"]


def test_a_batch_has_a_result_for_each(world: World, program: Program) -> None:
    good = BODIES["people.add"](world.service)
    bad, twin = good | {"email": "nothing"}, good | {"phone": "+79160000001"}
    answer = program.post("people/batch", {"items": [good, bad, twin]})
    first, second, third = answer["results"]
    assert first["status"] == 201 and program.get(f"people/{first['id']}")["last_name"]
    assert (second["status"], third["status"]) == (422, 422)
    assert paths_of_errors(second["problem"]) == ["items.1.email"]
    assert paths_of_errors(third["problem"]) == ["items.2.email"]


def test_a_batch_of_edits_takes_each_once_and_sees_versions(world: World, program: Program) -> None:
    zenit, mayak = world.service.zenit.pk, world.service.mayak.pk
    items = [
        {"id": zenit, "note": "One"},
        {"id": zenit, "note": "Two"},
        {"id": mayak, "note": "Three", "version": 99},
        {"id": 10**17, "note": "Four"},
    ]
    results = program.patch("companies/batch", {"items": items})["results"]
    assert [each["status"] for each in results] == [200, 422, 409, 404]
    assert Company.objects.get(pk=zenit).note == "One"


def test_the_number_of_queries_of_edits_does_not_grow(world: World, program: Program) -> None:
    house = world.service
    several = (house.customer, house.customer_of_two, house.lead_customer, house.technician)
    items = [{"id": person.pk, "position": "Inspector"} for person in several]

    def count(items: list[dict[str, Any]]) -> int:
        with CaptureQueriesContext(connection) as queries:
            results = program.patch("people/batch", {"items": items})["results"]
        assert {each["status"] for each in results} == {200}
        return len(queries)

    program.get("me")
    ids = (house.customer.pk, house.technician.pk)
    few = count([{"id": each, "position": "Foreman"} for each in ids])
    assert count(items) <= few + 1


def test_the_number_of_queries_of_a_batch_does_not_grow(world: World, program: Program) -> None:
    def count(names: list[str]) -> int:
        with CaptureQueriesContext(connection) as queries:
            program.post("companies/batch", {"items": [{"name": name} for name in names]})
        return len(queries)

    program.get("me")
    few = count(["Кедр"])
    assert count([f"Кедр {number}" for number in range(100)]) == few


def test_people_are_invited_banned_and_moved(world: World, program: Program) -> None:
    path = f"people/{world.service.former_customer.pk}"
    assert program.post(f"{path}/conversion", {"to": "employee"})["kind"] == "employee"
    banned = program.post(f"{path}/ban", {"new_reason": "Left the company"})
    assert banned["banned"] is True and banned["ban"]["name"] == "Left the company"
    assert program.delete(f"{path}/ban", status=200)["banned"] is False
    program.delete(path)
    program.call("GET", path)
    assert program.post(f"{path}/restoration")["deleted"] is False


def test_somebody_is_added_and_invited_at_one_stroke(world: World, program: Program) -> None:
    new = BODIES["people.add"](world.service) | {"send_invitation": True}
    item = program.post("people", new, status=201)
    assert item["invitation"]["state"] == "sending"
    assert Person.objects.get(pk=item["id"]).email == "novikov@example.com"


def test_an_area_goes_with_all_that_hangs_on_it(world: World, program: Program) -> None:
    south, north = world.service.south.pk, world.service.north.pk
    refused = program.delete(f"areas/{south}", status=409)
    assert refused["type"].startswith("urn:naryad:problem:")
    program.delete(f"areas/{south}", reassign_to=north)
    assert Area.objects.get(pk=south).deleted_at is not None
    program.delete(f"areas/{north}", force="yes", status=422)


def test_addresses_that_do_not_exist_are_problems_too(program: Program) -> None:
    for method, path, status in (
        ("GET", "nothing", 404),
        ("GET", f"people/{'9' * 18}", 404),
        ("GET", f"people/{'9' * 40}", 404),
        ("PUT", "people", 405),
        ("GET", "people/%00", 400),
    ):
        answer = program.call(method, path)
        assert answer.status_code == status, path
        said = json.loads(answer.content)
        assert said["status"] == status and said["title"]
        assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_moment_that_could_not_be_read_back_is_not_kept(world: World, program: Program) -> None:
    house = world.service
    path = f"people/{house.customer.pk}"
    sent = {"reason": house.ban_reason.pk, "until": TOO_FAR}
    refused = program.post(f"{path}/ban", sent, status=422)
    assert paths_of_errors(refused) == ["until"]
    assert not program.get(path)["banned"]
    new = {"title": "Once", "type": house.ticket_type.pk, "deadline": TOO_FAR}
    assert "deadline" in paths_of_errors(program.post("tickets", new, status=422))


def test_a_body_where_none_is_read_is_refused(world: World, program: Program) -> None:
    path = f"assets/{world.service.lift.pk}/publication"
    refused = program.post(path, {"until": "2030-01-01"}, status=422)
    assert paths_of_errors(refused) == ["until"]
    assert program.post(path, {})["published"]
    assert program.call("DELETE", path, [1]).status_code == 422
    assert program.get(f"assets/{world.service.lift.pk}")["published"]


def test_an_external_id_is_called_so_in_errors(world: World, program: Program) -> None:
    path = f"companies/{world.service.polus.pk}"
    refused = program.patch(path, {"external_id": "x" * 1_000}, status=422)
    assert paths_of_errors(refused) == ["external_id"]


def test_a_code_that_was_bound_before_is_answered_itself(world: World, program: Program) -> None:
    asset = world.service.lift.pk
    bound = [
        program.post("qr-codes", {"asset": asset, "text": text}, status=201)
        for text in ("LIFT-A", "LIFT-B")
    ]
    again = program.post("qr-codes", {"asset": asset, "text": "LIFT-A"}, status=201)
    assert again == bound[0] and again["text"] == "LIFT-A"
