"""What comes to hang on a company or an area that goes at the same moment?"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pytest

from naryad.areas.actions import delete_area
from naryad.assets.actions import add_assets
from naryad.assets.models import Asset, AssetArea
from naryad.companies.actions import delete_companies, merge_companies
from naryad.contracts.actions import add_contracts
from tests.assets.building import an_asset
from tests.contracts.building import a_contract
from tests.people.inputs import errors_of
from tests.races.holding import held_in_line
from tests.world import World

Act = Callable[[], Any]


@pytest.mark.parametrize("noun", ["object", "contract"])
def test_what_is_added_while_its_company_goes_into_another_is_told(
    own_world: World, noun: str
) -> None:
    """Else it would hang on a company that nobody can choose or restore."""
    house, by = own_world.service, own_world.actor(own_world.service.head)
    merge = partial(merge_companies, house.zenit.pk, into_id=house.polus.pk, by=by, at=own_world.at)
    answers = held_in_line(partial(_lock, house.tower), merge, _of_zenit(own_world)[noun])
    assert answers[0] == house.polus.pk
    assert list(_errors(answers[1])) == ["company_id"]


def test_what_is_added_while_its_company_is_deleted_is_told(own_world: World) -> None:
    """Else it would stay published, as nothing of a deleted company does."""
    house, by = own_world.service, own_world.actor(own_world.service.head)
    delete = partial(delete_companies, [house.zenit.pk], by=by, at=own_world.at)
    added = _of_zenit(own_world)["object"]
    _deleted, told = held_in_line(partial(_lock, house.tower), delete, added)
    assert list(_errors(told)) == ["company_id"]


def test_what_is_added_while_its_area_goes_is_told(own_world: World) -> None:
    """Else nobody who serves areas would see it."""
    house, by = own_world.service, own_world.actor(own_world.service.head)
    delete = partial(
        delete_area, house.north.pk, reassign_to=house.south.pk, by=by, at=own_world.at
    )
    added = partial(_add, own_world, area_ids=frozenset({house.north.pk}))
    links = AssetArea.objects.select_for_update().filter(asset=house.tower)
    answers = held_in_line(partial(list, links), delete, added)
    assert answers[0] == house.north.pk
    assert list(_errors(answers[1])) == ["area_ids"]


def _of_zenit(world: World) -> Mapping[str, Act]:
    contract = a_contract(world, company_id=world.service.zenit.pk)
    by = world.actor(world.service.head)
    return {
        "object": partial(_add, world, company_id=world.service.zenit.pk),
        "contract": partial(add_contracts, [contract], by=by, at=world.at),
    }


def _errors(answer: Any) -> dict[str, str]:
    assert not isinstance(answer, Exception), answer
    return errors_of(answer)


def _add(world: World, **given: Any) -> Any:
    new = an_asset(world, "Щит", parent_id=None, address="Мира, 1", **given)
    return add_assets([new], by=world.actor(world.service.head), at=world.at)


def _lock(asset: Asset) -> Asset:
    return Asset.objects.select_for_update().get(pk=asset.pk)
