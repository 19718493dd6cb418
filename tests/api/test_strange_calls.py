"""Does whatever the contract allows, and much that it does not, get an answer that it names?"""

import json
from typing import Any

import pytest
import schemathesis
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings

from naryad.api.contract import BASE
from naryad.api.openapi import make_schema
from naryad.api.uploads import FORM
from tests.api.calling import Program, program_of
from tests.world import FOREIGN_WORD, World

_SCHEMA = schemathesis.openapi.from_dict(make_schema())
_OPERATIONS = {
    operation.ok().definition.raw["operationId"]: operation.ok()
    for operation in _SCHEMA.get_all_operations()
}
_CALM = settings(
    max_examples=settings().max_examples // 25,
    deadline=None,
    database=None,
    derandomize=settings().derandomize,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("name", sorted(_OPERATIONS))
def test_no_call_breaks_an_operation(world: World, name: str) -> None:
    operation = _OPERATIONS[name]
    programs = [
        program_of(world, each) for each in (world.service.admin, world.service.lead_customer)
    ]

    @_CALM
    @given(case=operation.as_strategy())
    def call(case: Any) -> None:
        for program in programs:
            _call(program, case)

    call()


def _call(program: Program, case: Any) -> None:
    """Whatever it does is taken back."""
    known = {str(each) for each in case.operation.definition.raw["responses"]}
    body = case.body if isinstance(case.body, dict | list | str | int) else None
    if case.media_type == FORM and isinstance(body, dict):
        body = {name: _fill_in(given) for name, given in body.items()}
    headers = {name: str(value) for name, value in (case.headers or {}).items()}
    headers = {name: value for name, value in headers.items() if _is_fit(value)}
    path = case.formatted_path.removeprefix(BASE)
    with transaction.atomic():
        answer = program.call(
            case.method, path, body, headers=headers | program.headers, **(case.query or {})
        )
        transaction.set_rollback(True)
    said = answer.content.decode()
    assert str(answer.status_code) in known, f"{answer.status_code}: {said}"
    assert FOREIGN_WORD not in said


def _fill_in(given: Any) -> Any:
    """Forms hold files and texts."""
    if isinstance(given, bytes):
        return SimpleUploadedFile("list.csv", given)
    return given if isinstance(given, str) else json.dumps(given)


def _is_fit(value: str) -> bool:
    """Servers of HTTP refuse all other headers before anybody reads them."""
    return value.isascii() and value.isprintable()
