"""What happens when two people move parts of the tree of objects at the same moment?"""

from functools import partial

from naryad.access.actor import Actor
from naryad.assets.actions import add_assets, edit_assets
from naryad.assets.input import AssetEdit
from naryad.assets.models import Asset
from naryad.assets.queries import values_of_asset
from naryad.core.outcomes import Outcome
from tests.assets.building import add, an_asset
from tests.people.inputs import errors_of, refusal_of
from tests.races.holding import held_up
from tests.world import World

Answer = list[Outcome] | Exception


def test_of_two_moves_that_make_a_ring_one_wins_and_the_other_is_told(own_world: World) -> None:
    """Each alone is fit; together the two would hang below each other and be lost."""
    house = own_world.service
    pump, motor = add(own_world, "Насосная"), add(own_world, "Моторная")
    acts = [
        partial(_move, pump, motor.pk, own_world.actor(house.dispatcher), own_world),
        partial(_move, motor, pump.pk, own_world.actor(house.head), own_world),
    ]
    answers = held_up(partial(_lock, house.tower), *acts)
    told = [_told(answer) for answer in answers]
    assert sorted(refusal_of(outcomes) for outcomes in told) == ["", "Invalid"]
    assert "parent_id" in next(errors_of(outcomes) for outcomes in told if errors_of(outcomes))
    parents = {_fresh(pump).parent_id, _fresh(motor).parent_id}
    assert house.tower.pk in parents and len(parents) == 2


def test_of_two_who_move_one_object_the_second_sees_both_places(own_world: World) -> None:
    house = own_world.service
    acts = [
        partial(_move, house.lift, house.pump.pk, own_world.actor(house.admin), own_world),
        partial(_move, house.lift, house.depot.pk, own_world.actor(house.head), own_world),
    ]
    answers = held_up(partial(_lock, house.lift), *acts)
    assert sorted(refusal_of(_told(answer)) for answer in answers) == ["", "Stale"]
    assert _fresh(house.lift).above in ([house.depot.pk], [house.pump.pk])


def test_what_is_put_under_a_moving_part_ends_where_the_part_does(own_world: World) -> None:
    house = own_world.service
    room = add(own_world, "Комната")
    by = own_world.actor(house.admin)
    new = an_asset(own_world, "Щит", parent_id=room.pk)
    acts = [
        partial(_move, room, house.depot.pk, own_world.actor(house.head), own_world),
        partial(add_assets, [new], by=by, at=own_world.at),
    ]
    for answer in held_up(partial(_lock, room), *acts):
        assert refusal_of(_told(answer)) == ""
    panel = Asset.objects.get(name="Щит")
    assert panel.above == [house.depot.pk, room.pk]
    assert (panel.company_id, panel.address) == (house.depot.company_id, house.depot.address)


def _move(asset: Asset, to: int | None, by: Actor, world: World) -> list[Outcome]:
    kept = values_of_asset(asset)
    given = an_asset(world, **{**kept, "parent_id": to})
    edit = AssetEdit(asset.pk, given, seen_version=asset.version, fields=frozenset({"parent_id"}))
    return edit_assets([edit], by=by, at=world.at)


def _told(answer: Answer) -> list[Outcome]:
    assert not isinstance(answer, Exception), answer
    return answer


def _lock(asset: Asset) -> Asset:
    return Asset.objects.select_for_update().get(pk=asset.pk)


def _fresh(asset: Asset) -> Asset:
    return Asset.objects.get(pk=asset.pk)
