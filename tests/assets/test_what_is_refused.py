"""What cannot be kept of an asset, and at which field does it say so?"""

from typing import Any

import pytest

from naryad.assets.actions import add_assets, delete_assets, edit_assets, restore_assets
from naryad.assets.input import AssetEdit, clean_asset
from naryad.assets.models import Asset
from naryad.core.errors import Invalid, Stale
from naryad.core.outcomes import only
from naryad.history.models import Event
from tests.assets.building import add, an_asset
from tests.world import World


def _refused(world: World, **given: Any) -> set[str]:
    with pytest.raises(Invalid) as refusal:
        add(world, **given)
    return set(refusal.value.errors)


def test_a_type_with_an_address_demands_one(world: World) -> None:
    house = world.service
    assert _refused(world, type_id=house.asset_type.pk) == {"address"}
    assert _refused(world, parent_id=None) == {"parent_id"}
    assert add(world, parent_id=None, address="Сад, 1").place_id is not None


def test_under_an_object_of_a_foreign_company_nothing_of_another_stands(world: World) -> None:
    house = world.service
    assert _refused(world, company_id=house.polus.pk) == {"company_id"}
    type(house.polus).objects.filter(pk=house.polus.pk).update(parent=house.zenit)
    assert add(world, company_id=house.polus.pk).company_id == house.polus.pk


@pytest.mark.parametrize("field", ["number", "external_id"])
def test_a_number_is_borne_by_one(world: World, field: str) -> None:
    first = add(world, **{field: "77-А"})
    assert _refused(world, **{field: "77-А"}) == {field}
    by = world.actor(world.service.admin)
    delete_assets([first.pk], by=by, at=world.at)
    add(world, **{field: "77-А"})
    (outcome,) = restore_assets([first.pk], by=by, at=world.at)
    assert outcome.refusal is not None
    assert outcome.refusal.code == "NumberTaken"


@pytest.mark.parametrize(
    "name", ["type_id", "class_id", "parent_id", "company_id", "responsible_id"]
)
def test_rows_of_the_other_organization_are_as_good_as_none(world: World, name: str) -> None:
    other = world.other
    strange = {
        "type_id": other.asset_type.pk,
        "class_id": other.lift.asset_class_id,
        "parent_id": other.tower.pk,
        "company_id": other.zenit.pk,
        "responsible_id": other.admin.pk,
    }
    assert _refused(world, **{name: strange[name]}) == {name}


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "я" * 301}, "name"),
        ({"type_id": ""}, "type_id"),
        ({"type_id": "-1"}, "type_id"),
        ({"parent_id": "9" * 40}, "parent_id"),
        ({"area_ids": ["x"]}, "area_ids"),
        ({"latitude": "91", "longitude": "0"}, "latitude"),
        ({"latitude": "nan", "longitude": "0"}, "latitude"),
        ({"latitude": "55"}, "longitude"),
        ({"warranty_till": "2026-02-31"}, "warranty_till"),
        ({"warranty_till": "yesterday"}, "warranty_till"),
        ({"tags": ",".join(map(str, range(21)))}, "tags"),
    ],
)
def test_bad_input_names_its_field(given: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        clean_asset({"name": "Лифт", "type_id": "1", **given})
    assert set(refusal.value.errors) == {field}


def test_who_saves_second_is_told(world: World) -> None:
    lift, by = world.service.lift, world.actor(world.service.admin)
    first = AssetEdit(lift.pk, an_asset(world, "Раз"), fields=frozenset({"name"}))
    only(edit_assets([first], by=by, at=world.at))
    late = AssetEdit(lift.pk, an_asset(world, "Два"), lift.version, frozenset({"name"}))
    with pytest.raises(Stale):
        only(edit_assets([late], by=by, at=world.at))
    assert Asset.objects.get(pk=lift.pk).name == "Раз"


def test_what_is_deleted_together_comes_back_together(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    motor = add(world, "Мотор", parent_id=house.lift.pk)
    earlier = add(world, "Раньше", parent_id=house.lift.pk)
    delete_assets([earlier.pk], by=by, at=world.at.replace(microsecond=1))
    delete_assets([house.lift.pk], by=by, at=world.at)
    gone = set(Asset.objects.exclude(deleted_at=None).values_list("pk", flat=True))
    assert gone == {house.lift.pk, motor.pk, earlier.pk}
    (outcome,) = restore_assets([motor.pk], by=by, at=world.at)
    assert outcome.refusal is not None
    assert outcome.refusal.code == "ParentDeleted"
    only(restore_assets([house.lift.pk], by=by, at=world.at))
    assert list(Asset.objects.exclude(deleted_at=None)) == [earlier]


def test_history_keeps_old_and_new_with_names(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    edit = AssetEdit(
        house.lift.pk, an_asset(world, parent_id=house.depot.pk), fields=frozenset({"parent_id"})
    )
    only(edit_assets([edit], by=by, at=world.at))
    event = Event.objects.filter(subject="asset", subject_id=house.lift.pk).latest("pk")
    assert event.kind == "asset.moved"
    assert event.changes == {
        "parent_id": {
            "old": {"id": house.tower.pk, "name": "Башня"},
            "new": {"id": house.depot.pk, "name": "Депо"},
        }
    }


def test_nothing_is_kept_where_one_thing_is_wrong(world: World) -> None:
    by = world.actor(world.service.admin)
    before = Asset.objects.count()
    good, bad = add_assets([an_asset(world), an_asset(world, type_id=None)], by=by, at=world.at)
    assert good.is_done
    assert not bad.is_done
    assert Asset.objects.count() == before + 1


def test_a_number_taken_meanwhile_is_left_out_and_told_and_the_other_stays(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    motor = add(world, "Мотор", parent_id=house.lift.pk, number="7", external_id="E-7")
    delete_assets([house.lift.pk], by=by, at=world.at)
    add(world, "Другой", number="7")
    only(restore_assets([house.lift.pk], by=by, at=world.at))
    motor.refresh_from_db()
    assert (motor.number, motor.external_id) == ("", "E-7")
    event = Event.objects.filter(subject="asset", subject_id=motor.pk).latest("pk")
    assert event.changes == {"number": {"old": "7", "new": ""}}
