"""Does an action over 500 people make no more queries than over one?"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.core.outcomes import Outcome, Result
from naryad.people import actions
from naryad.people.models import Person
from naryad.people.queries import card
from tests.people.inputs import a_customer, an_employee
from tests.world import World

MANY = 500
Act = Callable[[World, Actor, Sequence[int]], list[Outcome]]


def _add(world: World, by: Actor, ids: Sequence[int]) -> list[Outcome]:
    return actions.add_people([a_customer(world.service) for _ in ids], by=by, at=world.at)


def _edit(world: World, by: Actor, ids: Sequence[int]) -> list[Outcome]:
    """Every link and several columns change."""
    house = world.service
    shown = card(by, ids[0])
    given = replace(
        shown.input,
        position="мастер",
        is_mobile=True,
        role_ids=frozenset({house.roles["DISPATCHER"].pk}),
        company_ids=frozenset({house.zenit.pk, house.mayak.pk}),
        area_ids=frozenset({house.south.pk}),
        skill_ids=frozenset({house.skill.pk}),
        work_type_ids=frozenset({house.work_type.pk}),
    )
    return actions.edit_people(
        [actions.PersonEdit(each, replace(given, email=f"p{each}@y.example"), 1) for each in ids],
        by=by,
        at=world.at,
    )


def _convert(world: World, by: Actor, ids: Sequence[int]) -> list[Outcome]:
    return actions.convert_people(ids, to=Kind.CUSTOMER, by=by, at=world.at)


def _ban(world: World, by: Actor, ids: Sequence[int]) -> list[Outcome]:
    reason_id = world.service.ban_reason.pk
    return actions.ban_people(ids, reason_id=reason_id, until=None, by=by, at=world.at)


def _unban(world: World, by: Actor, ids: Sequence[int]) -> list[Outcome]:
    return actions.unban_people(ids, by=by, at=world.at)


def _delete(world: World, by: Actor, ids: Sequence[int]) -> list[Outcome]:
    return actions.delete_people(ids, by=by, at=world.at)


def _restore(world: World, by: Actor, ids: Sequence[int]) -> list[Outcome]:
    return actions.restore_people(ids, by=by, at=world.at)


def _request_erasure(world: World, by: Actor, ids: Sequence[int]) -> list[Outcome]:
    return actions.request_erasure(ids, by=by, at=world.at)


def _take_back_erasure(world: World, by: Actor, ids: Sequence[int]) -> list[Outcome]:
    return actions.take_back_erasure(ids, by=by, at=world.at)


def _erase(world: World, by: Actor, ids: Sequence[int]) -> list[Outcome]:
    Person.objects.filter(pk__in=ids).update(erase_at=world.at)
    erased = actions.erase_due_people(at=world.at)
    return [Outcome(None, Result.DONE)] * erased


def _give(world: World, by: Actor, ids: Sequence[int]) -> list[Outcome]:
    role_id = world.service.roles["DISPATCHER"].pk
    return actions.give_roles(ids, role_id=role_id, by=by, at=world.at)


def _take(world: World, by: Actor, ids: Sequence[int]) -> list[Outcome]:
    role_id = world.service.roles["TECHNICIAN"].pk
    return actions.take_roles(ids, role_id=role_id, by=by, at=world.at)


def _set_areas(world: World, by: Actor, ids: Sequence[int]) -> list[Outcome]:
    area_ids = frozenset({world.service.south.pk})
    change = actions.AreaChange.PUT
    return actions.set_areas(ids, change=change, area_ids=area_ids, by=by, at=world.at)


def _add_to_company(world: World, by: Actor, ids: Sequence[int]) -> list[Outcome]:
    company_id = world.service.mayak.pk
    return actions.add_to_company(ids, company_id=company_id, position="мастер", by=by, at=world.at)


def _put_links_back(world: World, by: Actor, ids: Sequence[int]) -> list[Outcome]:
    """Both an area and a company go, and the position."""
    house = world.service
    kept = {"position": "", "area_ids": [house.north.pk], "company_ids": [house.own_company.pk]}
    return actions.put_links_back(ids, before=dict.fromkeys(ids, kept), by=by, at=world.at)


STEPS: dict[str, tuple[Act, ...]] = {
    "add": (_add,),
    "edit": (_edit,),
    "convert": (_convert,),
    "ban": (_ban,),
    "unban": (_ban, _unban),
    "delete": (_delete,),
    "restore": (_delete, _restore),
    "request erasure": (_request_erasure,),
    "take back erasure": (_request_erasure, _take_back_erasure),
    "erase": (_request_erasure, _erase),
    "give": (_give,),
    "take": (_give, _take),
    "set areas": (_set_areas,),
    "add to company": (_add_to_company,),
    "put links back": (_set_areas, _add_to_company, _put_links_back),
}


@pytest.mark.parametrize("name", STEPS)
def test_the_number_of_queries_does_not_grow_with_the_number_of_people(
    world: World, name: str
) -> None:
    by = world.actor(world.service.admin)
    *before, act = STEPS[name]
    few, many = _people(world, 1), _people(world, MANY)
    for step in before:
        step(world, by, few)
        step(world, by, many)
    assert _count(act, world, by, few) == _count(act, world, by, many)


def _people(world: World, number: int) -> list[int]:
    """Employees with every kind of link, so that every query has something to do."""
    house, by = world.service, world.actor(world.service.admin)
    given = [
        an_employee(house, skill_ids=frozenset({house.skill.pk}), work_type_ids=frozenset())
        for _ in range(number)
    ]
    outcomes = actions.add_people(given, by=by, at=world.at)
    ids = [outcome.id for outcome in outcomes if outcome.id is not None]
    assert len(ids) == number
    return ids


def _count(act: Act, world: World, by: Actor, ids: Sequence[int]) -> int:
    with CaptureQueriesContext(connection) as queries:
        outcomes = act(world, by, ids)
    assert [outcome.result for outcome in outcomes] == [Result.DONE] * len(ids)
    return len(queries)
