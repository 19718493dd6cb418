"""Does a call that is sent again do nothing twice, and tell nobody more than they may know?"""

from typing import Any

import pytest

from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.companies.models import Company
from naryad.core.models import AnsweredRequest
from naryad.core.outcomes import only
from naryad.people.actions import convert_people
from naryad.people.models import Person, PersonRole, RolePermission
from tests.api.calling import Program, program_of
from tests.threads import at_once
from tests.world import World


@pytest.fixture
def program(world: World) -> Program:
    return program_of(world, world.service.admin, **{"Accept-Language": "en"})


def test_a_key_makes_a_call_happen_once(world: World, program: Program) -> None:
    headers = {"Idempotency-Key": "order-17"}
    first = program.post("companies", {"name": "Кедр"}, headers=headers, status=201)
    again = program.post("companies", {"name": "Кедр"}, headers=headers, status=201)
    assert again == first
    assert Company.objects.filter(name="Кедр").count() == 1
    answer = program.call("POST", "companies", {"name": "Кедр"}, headers=headers)
    assert answer.headers["ETag"] == f'"{first["version"]}"'
    other = program.post("companies", {"name": "Сосна"}, headers=headers, status=422)
    assert other["type"] == "urn:naryad:problem:KeyReused"
    elsewhere = program.post("areas", {"name": "Сосна"}, headers=headers, status=422)
    assert elsewhere["type"] == "urn:naryad:problem:KeyReused"
    head = program_of(world, world.service.head)
    head.post("companies", {"name": "Ель"}, headers=headers, status=201)


def _grow(world: World, person: Person) -> None:
    role = world.service.roles["DISPATCHER"]
    PersonRole.objects.create(organization_id=world.service.id, person=person, role=role)


def _shrink(world: World, person: Person) -> None:
    """The right that the call needed stays, another one goes."""
    RolePermission.objects.filter(
        role=world.service.roles["HEAD"], permission=Permission.SEE_ALL_PEOPLE
    ).delete()


def _convert(world: World, person: Person) -> None:
    by = world.actor(world.service.admin)
    only(convert_people([person.pk], to=Kind.CUSTOMER, by=by, at=world.at))


@pytest.mark.parametrize(("happens", "status"), [(_grow, 201), (_shrink, 403), (_convert, 403)])
def test_an_answer_is_told_again_to_whoever_may_still_do_as_much(
    world: World, happens: Any, status: int
) -> None:
    person = world.service.head
    program, headers = program_of(world, person), {"Idempotency-Key": "once"}
    sent = {"name": "Кедр"}
    first = program.post("companies", sent, headers=headers, status=201)
    happens(world, person)
    again = program.post("companies", sent, headers=headers, status=status)
    assert again == first if status == 201 else again["type"].endswith(":LessAllowed")
    assert Company.objects.filter(name="Кедр").count() == 1


def test_a_refusal_is_not_kept_under_its_key(world: World, program: Program) -> None:
    headers = {"Idempotency-Key": "once"}
    program.post("companies", {"name": "Полюс"}, headers=headers, status=422)
    Company.objects.filter(pk=world.service.polus.pk).update(name="Иной", sort_key="иной")
    program.post("companies", {"name": "Полюс"}, headers=headers, status=201)


def test_two_at_once_with_one_key_make_one(own_world: World) -> None:
    program = program_of(own_world, own_world.service.admin)

    def call() -> tuple[int, bytes]:
        other = Program(program.token)
        headers = {"Idempotency-Key": "twice"}
        answer = other.call("POST", "companies", {"name": "Кедр"}, headers=headers)
        return answer.status_code, answer.content

    answers = at_once(*[call] * 4)
    assert len({str(answer) for answer in answers}) == 1, answers
    assert Company.objects.filter(name="Кедр").count() == 1


def test_keys_are_kept_apart_from_those_of_forms(world: World, program: Program) -> None:
    program.post("companies", {"name": "Кедр"}, headers={"Idempotency-Key": "k"}, status=201)
    (kept,) = AnsweredRequest.objects.filter(person_id=world.service.admin.pk)
    assert kept.key.startswith("api/") and len(kept.key) <= 64


# In UTC it lies in a year that nobody can read back.
TOO_FAR = "9999-12-31T23:59:59-12:00"


def test_a_key_tells_a_token_nothing_that_it_is_not_for(world: World) -> None:
    """The noun of a file is looked at while one is made, not while the answer is told again."""
    headers = {"Idempotency-Key": "staff"}
    asked = {"noun": "employees"}
    head = world.service.head
    made = program_of(world, head).post("exports", asked, headers=headers, status=201)
    narrow = program_of(world, head, "exports:write")
    assert narrow.call("POST", "exports", asked).status_code == 403
    refused = narrow.post("exports", asked, headers=headers, status=422)
    assert refused["type"].endswith("KeyReused")
    alike = program_of(world, head)
    assert alike.post("exports", asked, headers=headers, status=201)["id"] == made["id"]
