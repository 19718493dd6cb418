"""What becomes of objects when their company, their area or their type goes?"""

import pytest

from naryad.areas.actions import delete_area
from naryad.assets.models import Asset, AssetArea
from naryad.catalog.actions import delete_entry
from naryad.companies.actions import (
    delete_companies,
    merge_companies,
    restore_companies,
    undo_merge,
)
from naryad.core.dependents import InUse
from naryad.core.outcomes import only
from naryad.history.models import Event
from tests.assets.building import add
from tests.web.pages import english, read_words
from tests.world import World


def _published(*assets: Asset) -> list[bool]:
    return [Asset.objects.get(pk=asset.pk).is_published for asset in assets]


def test_objects_of_a_deleted_company_are_withdrawn_and_come_back_with_it(world: World) -> None:
    house, by = world.service, world.actor(world.service.head)
    apart = add(world, "Снято раньше", is_published=False)
    only(delete_companies([house.zenit.pk], by=by, at=world.at))
    assert _published(house.tower, house.lift, apart, house.depot) == [False, False, False, True]
    assert Event.objects.filter(kind="asset.withdrawn_with_company").count() == 2
    only(restore_companies([house.zenit.pk], by=by, at=world.at))
    assert _published(house.tower, house.lift, apart) == [True, True, False]


def test_the_question_before_says_so(world: World) -> None:
    client = english(world, world.service.head)
    words = read_words(client.get(f"/office/companies/{world.service.zenit.pk}/deletion/"))
    assert "Objects and equipment: 2" in words
    assert "withdrawn from publication until the company is restored" in words


def test_an_area_goes_when_its_objects_have_another(world: World) -> None:
    house, by = world.service, world.actor(world.service.head)
    with pytest.raises(InUse):
        delete_area(house.north.pk, reassign_to=None, by=by, at=world.at)
    delete_area(house.north.pk, reassign_to=house.south.pk, by=by, at=world.at)
    for asset in (house.tower, house.lift):
        held = AssetArea.objects.filter(asset=asset).values_list("area_id", flat=True)
        assert list(held) == [house.south.pk]


def test_a_type_in_use_goes_only_for_another(world: World) -> None:
    house, by = world.service, world.actor(world.service.head)
    gone, new = house.equipment_type.pk, house.asset_type.pk
    with pytest.raises(InUse):
        delete_entry("asset-types", gone, reassign_to=None, by=by, at=world.at)
    delete_entry("asset-types", gone, reassign_to=new, by=by, at=world.at)
    assert Asset.objects.get(pk=house.lift.pk).type_id == new


def test_objects_go_over_when_companies_are_merged_and_back_again(world: World) -> None:
    house, by = world.service, world.actor(world.service.head)
    merge_companies(house.zenit.pk, into_id=house.polus.pk, by=by, at=world.at)
    owners = Asset.objects.filter(pk__in=[house.tower.pk, house.lift.pk])
    assert set(owners.values_list("company_id", flat=True)) == {house.polus.pk}
    undo_merge(house.zenit.pk, by=by, at=world.at)
    assert set(owners.values_list("company_id", flat=True)) == {house.zenit.pk}
