"""Does the tree of areas hold when two people change it at the same moment?"""

from naryad.access.permissions import Permission
from naryad.areas.actions import (
    add_area,
    move_area,
    set_default_area,
)
from naryad.areas.models import Area
from naryad.areas.queries import area_tree
from naryad.core.errors import Invalid
from tests.areas.steps import named
from tests.threads import at_once
from tests.world import World


def test_two_who_put_two_areas_under_each_other_do_not_make_a_ring(own_world: World) -> None:
    house = own_world.service
    by = own_world.with_permissions(own_world.actor(house.head), Permission.EDIT_AREAS)

    def put(child: Area, parent: Area) -> int:
        return move_area(child.pk, parent_id=parent.pk, position=0, by=by, at=own_world.at)

    outcomes = at_once(
        lambda: put(house.north, house.default_area), lambda: put(house.default_area, house.north)
    )
    assert sum(isinstance(outcome, Invalid) for outcome in outcomes) == 1
    assert len(area_tree(by)) == Area.objects.filter(organization_id=house.id).count()


def test_two_who_give_one_name_at_once_make_one_area(own_world: World) -> None:
    by = own_world.actor(own_world.service.head)

    def act() -> int:
        return add_area(named("Восток"), by=by, at=own_world.at)

    outcomes = at_once(act, act)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Invalid", "int"]


def test_two_who_choose_a_default_at_once_leave_one(own_world: World) -> None:
    house = own_world.service
    by = own_world.actor(house.head)
    at_once(
        lambda: set_default_area(house.north.pk, by=by, at=own_world.at),
        lambda: set_default_area(house.south.pk, by=by, at=own_world.at),
    )

    assert Area.objects.filter(organization_id=house.id, is_default=True).count() == 1
