"""Does the API keep its contract, whatever somebody sends who follows it, and whoever they are?

Inputs are drawn from the contract itself. No answer may be an error of ours or one that the
contract does not know, and nobody gets a row of another organization. `--long` draws ten times
as many.
"""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.db import transaction
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from naryad.api.openapi import make_schema
from tests.api.calling import Program, program_of
from tests.world import FOREIGN_WORD, World


def _operations() -> Iterator[Any]:
    for found in schemathesis.openapi.from_dict(make_schema()).get_all_operations():
        drawn: Any = found
        yield drawn.ok()


FOUND = {str(each.definition.raw["operationId"]): each for each in _operations()}
CALLERS = ("admin", "technician", "customer", "stranger")
# A short profile: a hundred operations as four callers are a thousand calls as it is.
FEW = max(2, settings().max_examples // 80)


@pytest.fixture
def programs(world: World) -> dict[str, Program]:
    house = world.service
    people = {name: house.people.get(name, world.other.admin) for name in CALLERS}
    return {name: program_of(world, person) for name, person in people.items()}


@pytest.mark.parametrize("name", sorted(FOUND))
def test_every_answer_is_one_that_the_contract_knows(
    programs: dict[str, Program], name: str
) -> None:
    operation = FOUND[name]
    known = {int(status) for status in operation.definition.raw["responses"]}

    @settings(max_examples=FEW, phases=[Phase.generate])
    @given(case=operation.as_strategy(), caller=st.sampled_from(CALLERS))
    def call(case: Any, caller: str) -> None:
        answer = _send(programs[caller], case)
        said = answer.content.decode()
        assert answer.status_code in known, f"{caller}: {answer.status_code} {said[:500]}"
        if caller != "stranger":
            assert FOREIGN_WORD not in said

    call()


def _send(program: Program, case: Any) -> Any:
    """Whatever it does is taken back."""
    path = case.formatted_path.removeprefix("/api/v1/")
    body = None if isinstance(case.body, schemathesis.core.NotSet) else case.body
    headers = {name: value for name, value in (case.headers or {}).items() if _is_sendable(value)}
    headers.pop("Authorization", None)
    with transaction.atomic():
        answer = program.call(
            case.method.upper(), path, body, headers=headers, **dict(case.query or {})
        )
        transaction.set_rollback(True)
    return answer


def _is_sendable(value: Any) -> bool:
    """What no server would let through to us is nothing to answer."""
    return isinstance(value, str) and value.isascii() and value.isprintable()
