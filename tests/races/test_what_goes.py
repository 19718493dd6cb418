"""What comes to hang on a company or an area that goes at the same moment?"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pytest

from naryad.areas.actions import delete_area
from naryad.assets.actions import add_assets, delete_assets
from naryad.assets.models import Asset, AssetArea
from naryad.catalog.actions import delete_entry
from naryad.catalog.models import Skill
from naryad.companies.actions import delete_companies, merge_companies
from naryad.contracts.actions import add_contracts, delete_contracts
from naryad.contracts.models import Contract
from naryad.core.labels import make_label
from naryad.people.actions import add_people
from naryad.people.models import Person, PersonSkill
from naryad.tickets.actions import create_tickets
from tests.assets.building import an_asset
from tests.contracts.building import a_contract
from tests.people.inputs import a_customer, an_employee, errors_of
from tests.races.holding import held_in_line
from tests.tickets.asking import a_ticket
from tests.world import World

Act = Callable[[], Any]


@pytest.mark.parametrize("noun", ["object", "contract", "person", "ticket"])
def test_what_is_added_while_its_company_goes_into_another_is_told(
    own_world: World, noun: str
) -> None:
    """Else it would hang on a company that nobody can choose or restore."""
    house, by = own_world.service, own_world.actor(own_world.service.head)
    merge = partial(merge_companies, house.zenit.pk, into_id=house.polus.pk, by=by, at=own_world.at)
    answers = held_in_line(partial(_lock, house.tower), merge, _of_zenit(own_world)[noun])
    assert answers[0] == house.polus.pk
    assert list(_errors(answers[1])) == ["company_ids" if noun == "person" else "company_id"]


def test_what_is_added_while_its_company_is_deleted_is_told(own_world: World) -> None:
    """Else it would stay published, as nothing of a deleted company does."""
    house, by = own_world.service, own_world.actor(own_world.service.head)
    delete = partial(delete_companies, [house.zenit.pk], by=by, at=own_world.at)
    added = _of_zenit(own_world)["object"]
    _deleted, told = held_in_line(partial(_lock, house.tower), delete, added)
    assert list(_errors(told)) == ["company_id"]


@pytest.mark.parametrize("noun", ["object", "person"])
def test_what_is_added_while_its_area_goes_is_told(own_world: World, noun: str) -> None:
    """Else nobody who serves areas would see it."""
    house, by = own_world.service, own_world.actor(own_world.service.head)
    delete = partial(
        delete_area, house.north.pk, reassign_to=house.south.pk, by=by, at=own_world.at
    )
    added: dict[str, Act] = {
        "object": partial(_add, own_world, area_ids=frozenset({house.north.pk})),
        "person": partial(add_people, [an_employee(house)], by=by, at=own_world.at),
    }
    links = AssetArea.objects.select_for_update().filter(asset=house.tower)
    answers = held_in_line(partial(list, links), delete, added[noun])
    assert answers[0] == house.north.pk
    assert list(_errors(answers[1])) == ["area_ids"]


def test_who_gets_a_skill_while_it_goes_is_told(own_world: World) -> None:
    """Else they would be left behind by all who get another one."""
    house, by = own_world.service, own_world.actor(own_world.service.admin)
    in_house = {"organization": house.organization}
    other = Skill.objects.create(**in_house, name=make_label(ru="Сварка", en="Welding"))
    PersonSkill.objects.get_or_create(**in_house, person=house.technician, skill=house.skill)
    delete = partial(
        delete_entry, "skills", house.skill.pk, reassign_to=other.pk, by=by, at=own_world.at
    )
    skills = frozenset({house.skill.pk})
    added = partial(add_people, [an_employee(house, skill_ids=skills)], by=by, at=own_world.at)
    row = Person.objects.select_for_update().filter(pk=house.technician.pk)
    answers = held_in_line(partial(list, row), delete, added)
    assert answers[0] == house.skill.pk
    assert list(_errors(answers[1])) == ["skill_ids"]


def test_a_ticket_about_what_is_deleted_at_that_moment_is_told(own_world: World) -> None:
    house, by = own_world.service, own_world.actor(own_world.service.head)
    delete = partial(delete_assets, [house.lift.pk], by=by, at=own_world.at)
    asked = partial(create_tickets, [a_ticket(own_world)], by=by, at=own_world.at)
    _deleted, told = held_in_line(partial(_lock, house.lift), delete, asked)
    assert list(_errors(told)) == ["asset_id"]


def test_a_ticket_under_a_contract_that_is_deleted_at_that_moment_is_told(
    own_world: World,
) -> None:
    house, by = own_world.service, own_world.actor(own_world.service.head)
    delete = partial(delete_contracts, [house.of_tower.pk], by=by, at=own_world.at)
    new = a_ticket(own_world, contract_id=house.of_tower.pk)
    asked = partial(create_tickets, [new], by=by, at=own_world.at)
    row = Contract.objects.select_for_update().filter(pk=house.of_tower.pk)
    _deleted, told = held_in_line(partial(list, row), delete, asked)
    assert list(_errors(told)) == ["contract_id"]


def _of_zenit(world: World) -> Mapping[str, Act]:
    contract = a_contract(world, company_id=world.service.zenit.pk)
    ticket = a_ticket(world, asset_id=None, company_id=world.service.zenit.pk)
    by = world.actor(world.service.head)
    return {
        "object": partial(_add, world, company_id=world.service.zenit.pk),
        "contract": partial(add_contracts, [contract], by=by, at=world.at),
        "person": partial(add_people, [a_customer(world.service)], by=by, at=world.at),
        "ticket": partial(create_tickets, [ticket], by=by, at=world.at),
    }


def _errors(answer: Any) -> dict[str, str]:
    assert not isinstance(answer, Exception), answer
    return errors_of(answer)


def _add(world: World, **given: Any) -> Any:
    new = an_asset(world, "Щит", parent_id=None, address="Мира, 1", **given)
    return add_assets([new], by=world.actor(world.service.head), at=world.at)


def _lock(asset: Asset) -> Asset:
    return Asset.objects.select_for_update().get(pk=asset.pk)
