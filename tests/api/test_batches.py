"""Does a batch of edits answer row by row, as each would be answered alone?"""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.assets.models import Asset
from naryad.tickets.models import Ticket
from tests.access.api_operations import BODIES
from tests.api.calling import Program, paths_of_errors, program_of
from tests.tickets.asking import ask, first_type, publish_second
from tests.world import World


@pytest.fixture
def program(world: World) -> Program:
    return program_of(world, world.service.dispatcher)


def test_objects_are_edited_by_the_hundred(world: World, program: Program) -> None:
    lift, pump, foreign = world.service.lift, world.service.pump, world.other.lift
    items = [
        {"id": lift.pk, "serial_number": "L-1", "version": lift.version},
        {"id": pump.pk, "name": ""},
        {"id": lift.pk, "serial_number": "L-2"},
        {"id": foreign.pk, "serial_number": "X"},
    ]
    results = program.patch("assets/batch", {"items": items})["results"]
    assert [each["status"] for each in results] == [200, 422, 422, 404]
    assert [each["id"] for each in results] == [each["id"] for each in items]
    assert paths_of_errors(results[1]["problem"]) == ["items.1.name"]
    changed = Asset.objects.get(pk=lift.pk)
    assert (changed.serial_number, changed.name) == ("L-1", lift.name)
    late = [{"id": lift.pk, "serial_number": "L-3", "version": lift.version}]
    (refused,) = program.patch("assets/batch", {"items": late})["results"]
    assert (refused["id"], refused["status"]) == (lift.pk, 409)
    assert refused["problem"]["current"] == program.get(f"assets/{lift.pk}")


def test_tickets_are_edited_by_the_hundred(world: World, program: Program) -> None:
    first, second, third = ask(world), ask(world), ask(world)
    items = [
        {"id": first.pk, "address": "Entrance 2", "version": first.version},
        {"id": second.pk, "company": 10**17},
        {"id": third.pk},
        {"id": 10**17, "address": "Nowhere"},
    ]
    results = program.patch("tickets/batch", {"items": items})["results"]
    assert [each["status"] for each in results] == [200, 422, 422, 404]
    assert paths_of_errors(results[1]["problem"]) == ["items.1.company"]
    assert Ticket.objects.get(pk=first.pk).address == "Entrance 2"
    late = [{"id": first.pk, "address": "3", "version": first.version}]
    assert program.patch("tickets/batch", {"items": late})["results"][0]["status"] == 409
    assigned = [{"id": first.pk, "assignees": []}]
    refused = program.patch("tickets/batch", {"items": assigned}, status=422)
    assert paths_of_errors(refused) == ["items.0.assignees"]


def test_more_rows_ask_no_more_queries(world: World, program: Program) -> None:
    def count(many: int) -> int:
        items = [{"id": ask(world).pk, "address": "Entrance 2"} for _each in range(many)]
        with CaptureQueriesContext(connection) as queries:
            program.patch("tickets/batch", {"items": items})
        return len(queries)

    count(1)
    assert count(2) == count(6)


@pytest.mark.parametrize(
    ("noun", "make"),
    [
        (
            "tickets",
            lambda world, number: {"title": f"Лифт {number}", "asset": world.service.lift.pk},
        ),
        (
            "assets",
            lambda world, number: {
                "name": f"Насос {number}",
                "type": world.service.equipment_type.pk,
                "parent": world.service.tower.pk,
            },
        ),
        (
            "people",
            lambda world, number: (
                BODIES["people.add"](world.service) | {"email": f"n{number}@example.com"}
            ),
        ),
    ],
)
def test_more_rows_are_added_by_no_more_queries(world: World, noun: str, make: Any) -> None:
    program = program_of(world, world.service.admin)

    def count(many: range) -> int:
        items = [make(world, number) for number in many]
        if noun == "tickets":
            items = [item | {"type": first_type(world.service).pk} for item in items]
        with CaptureQueriesContext(connection) as queries:
            results = program.post(f"{noun}/batch", {"items": items})["results"]
        assert {each["status"] for each in results} == {201}, results
        return len(queries)

    program.get("me")
    count(range(1))
    few = count(range(1, 3))
    assert count(range(10, 60)) <= few


def test_the_only_type_is_looked_for_once(world: World) -> None:
    """Whether there is one or a choice."""
    house = world.service
    program = program_of(world, house.customer)

    def count(many: int) -> int:
        items = [{"description": f"No light {number}"} for number in range(many)]
        with CaptureQueriesContext(connection) as queries:
            results = program.post("tickets/batch", {"items": items})["results"]
        assert {each["status"] for each in results} == {status}, results
        return len(queries)

    status = 201 if len(program.get("ticket-types")["items"]) == 1 else 422
    count(1)
    assert count(2) == count(20)
    publish_second(world)
    status = 422 if status == 201 else 201
    assert count(2) == count(20)
