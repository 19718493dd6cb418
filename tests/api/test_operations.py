"""Does every operation answer each caller as the table says, and in the shape that it declares?"""

import json
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from pydantic import TypeAdapter

from naryad.api.contract import NOUNS
from naryad.api.operations import OPERATIONS, Operation
from naryad.api.schemas.shared import Problem
from tests.access.api_operations import API_OPERATIONS, BODIES, PLACES, QUERIES
from tests.api.calling import Program, fill_path, program_of
from tests.world import FOREIGN_WORD, World

CALLERS = [column for column in API_OPERATIONS[0] if column != "operation"]
NAMES = [row["operation"] for row in API_OPERATIONS]


def test_every_operation_has_its_row() -> None:
    assert {name.split(".")[0] for name in OPERATIONS} == {noun.name for noun in NOUNS}
    assert sorted(NAMES) == sorted(OPERATIONS)


@pytest.fixture
def programs(world: World) -> dict[str, Program]:
    house = world.service
    people = {name: house.people.get(name, world.other.admin) for name in CALLERS[1:]}
    known = {name: program_of(world, person) for name, person in people.items()}
    return {"anonymous": Program(), **known}


@pytest.mark.parametrize("name", NAMES)
def test_each_caller_gets_what_the_table_says(
    world: World, programs: dict[str, Program], name: str
) -> None:
    operation, wrong = OPERATIONS[name], []
    (row,) = (each for each in API_OPERATIONS if each["operation"] == name)
    for caller, program in programs.items():
        answer = _call(world, program, operation)
        if str(answer.status_code) != row[caller]:
            wrong.append(f"{caller}: {answer.status_code} {answer.content.decode()}")
        if caller != "stranger":
            assert FOREIGN_WORD not in answer.content.decode()
        _check_shape(operation, answer)
    assert wrong == []


def _call(world: World, program: Program, operation: Operation) -> HttpResponse:
    """Whatever it does is taken back."""
    house = world.service
    values = {name: choose(house) for name, choose in PLACES.items()}
    if operation.name in values:
        values = dict.fromkeys(values, values[operation.name])
    body = BODIES[operation.name](house) if operation.name in BODIES else None
    with transaction.atomic():
        query = QUERIES[operation.name](house) if operation.name in QUERIES else {}
        answer = program.call(operation.method, fill_path(operation.path, values), body, **query)
        transaction.set_rollback(True)
    return answer


def _check_shape(operation: Operation, answer: HttpResponse) -> None:
    """What the documents promise is what comes."""
    if operation.gives_bytes and answer.status_code == operation.status:
        assert answer.content and answer.headers["Content-Type"] != "application/json"
        return
    said: Any = json.loads(answer.content) if answer.content else None
    if answer.status_code >= 400:
        Problem.model_validate(said)
        assert answer.headers["Content-Type"] == "application/problem+json"
        return
    assert answer.status_code == operation.status
    if operation.answers is None:
        assert said is None
    else:
        TypeAdapter(operation.answers).validate_json(answer.content)
