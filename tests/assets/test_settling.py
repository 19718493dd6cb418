"""Does all below an asset follow when it changes, moves or goes to another company?"""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.assets.actions import add_assets, edit_assets
from naryad.assets.input import AssetEdit
from naryad.assets.models import Asset, AssetArea
from naryad.core.errors import Invalid
from naryad.core.outcomes import Result, only
from tests.assets.building import add, an_asset
from tests.world import World


def _edit(world: World, asset: Asset, **given: Any) -> Asset:
    by = world.actor(world.service.admin)
    edit = AssetEdit(asset.pk, an_asset(world, **given), fields=frozenset(given))
    only(edit_assets([edit], by=by, at=world.at))
    asset.refresh_from_db()
    return asset


def _areas(asset: Asset) -> set[int]:
    links = AssetArea.objects.filter(asset=asset)
    return set(links.values_list("area_id", flat=True))


def test_what_stands_under_something_has_its_company_address_and_areas(world: World) -> None:
    house = world.service
    motor = add(world, "Мотор", parent_id=house.lift.pk)
    assert motor.above == [house.tower.pk, house.lift.pk]
    assert (motor.company_id, motor.address) == (house.zenit.pk, "Невский проспект, 1")
    assert motor.place_id == house.tower.pk
    assert _areas(motor) == {house.north.pk}
    assert "невский" in motor.search_text


def test_a_move_takes_all_below_along(world: World) -> None:
    house = world.service
    motor = add(world, "Мотор", parent_id=house.lift.pk)
    _edit(world, house.lift, parent_id=house.depot.pk)
    motor.refresh_from_db()
    assert motor.above == [house.depot.pk, house.lift.pk]
    assert (motor.company_id, motor.address) == (house.mayak.pk, "Портовая улица, 5")
    assert _areas(motor) == {house.south.pk}
    assert "портовая" in motor.search_text
    assert "невский" not in motor.search_text


def test_another_company_and_address_go_down_to_where_something_of_its_own_stands(
    world: World,
) -> None:
    house = world.service
    shop = add(world, "Лавка", address="Двор, 2", parent_id=house.tower.pk)
    inside = add(world, "Печь", parent_id=shop.pk)
    _edit(world, house.tower, company_id=house.polus.pk, address="Мойка, 12")
    for asset in (shop, inside, house.lift):
        asset.refresh_from_db()
    assert (inside.company_id, inside.address) == (house.polus.pk, "Двор, 2")
    assert (house.lift.company_id, house.lift.address) == (house.polus.pk, "Мойка, 12")


def test_an_asset_may_keep_to_areas_of_its_own(world: World) -> None:
    house = world.service
    own = frozenset({house.south.pk})
    both = add(world, "Оба", area_ids=own)
    alone = add(world, "Свой", area_ids=own, inherits_areas=False)
    assert _areas(both) == {house.north.pk, house.south.pk}
    assert _areas(alone) == {house.south.pk}
    _edit(world, both, area_ids=frozenset())
    assert _areas(both) == {house.north.pk}


def test_two_of_one_branch_edited_together_end_as_if_one_by_one(world: World) -> None:
    house = world.service
    motor = add(world, "Мотор", parent_id=house.lift.pk)
    by = world.actor(house.admin)
    edits = [
        AssetEdit(motor.pk, an_asset(world, address="Двор, 2"), fields=frozenset({"address"})),
        AssetEdit(
            house.tower.pk,
            an_asset(world, company_id=house.polus.pk),
            fields=frozenset({"company_id"}),
        ),
    ]
    assert [each.result for each in edit_assets(edits, by=by, at=world.at)] == [Result.DONE] * 2
    motor.refresh_from_db()
    assert (motor.company_id, motor.address) == (house.polus.pk, "Двор, 2")


@pytest.mark.parametrize("below", ["lift", "motor"])
def test_nothing_stands_under_itself(world: World, below: str) -> None:
    house = world.service
    motor = add(world, "Мотор", parent_id=house.lift.pk)
    under = {"lift": house.lift, "motor": motor}[below]
    with pytest.raises(Invalid) as refusal:
        _edit(world, house.tower, parent_id=under.pk)
    assert set(refusal.value.errors) == {"parent_id"}


def test_edits_of_one_set_cannot_make_a_cycle_together(world: World) -> None:
    house = world.service
    one, two = add(world, "Один", address="А"), add(world, "Два", address="Б")
    edits = [
        AssetEdit(each.pk, an_asset(world, parent_id=under.pk), fields=frozenset({"parent_id"}))
        for each, under in ((one, two), (two, one))
    ]
    results = [each.result for each in edit_assets(edits, by=world.actor(house.admin), at=world.at)]
    assert results == [Result.DONE, Result.REFUSED]


def test_many_cost_as_many_queries_as_one(world: World) -> None:
    by, counts = world.actor(world.service.admin), []
    for number in (1, 200):
        with CaptureQueriesContext(connection) as queries:
            outcomes = add_assets(
                [an_asset(world, f"Ряд {each}") for each in range(number)], by=by, at=world.at
            )
        ids = [only([each]) for each in outcomes]
        with CaptureQueriesContext(connection) as edited:
            edit_assets(
                [
                    AssetEdit(
                        pk, an_asset(world, description="д"), fields=frozenset({"description"})
                    )
                    for pk in ids
                ],
                by=by,
                at=world.at,
            )
        counts.append((len(queries), len(edited)))
    assert counts[0] == counts[1]


def test_what_comes_in_is_written_once(world: World) -> None:
    house = world.service
    given = [
        an_asset(world, name="Дом", address="Двор, 2"),
        an_asset(world, name="Мотор", parent_id=house.lift.pk),
        an_asset(world, name="Лавка", parent_id=house.lift.pk, address="Двор, 3"),
        an_asset(world, name="Котёл", parent_id=house.tower.pk, company_id=house.zenit.pk),
    ]
    before = _updated_rows()
    add_assets(given, by=world.actor(house.admin), at=world.at)
    assert Asset.objects.filter(name__in=["Дом", "Мотор", "Лавка", "Котёл"]).count() == len(given)
    assert _updated_rows() == before


def _updated_rows() -> int:
    """In this transaction, of the table of assets."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_get_xact_tuples_updated('assets_asset'::regclass)")
        (count,) = cursor.fetchone() or (0,)
    return int(count)
