"""Is nothing lost when an area is deleted or brought back?"""

import pytest

from naryad.areas.actions import (
    DefaultAreaStays,
    delete_area,
    restore_area,
)
from naryad.areas.queries import hanging_on_area
from naryad.core.dependents import InUse
from naryad.core.errors import Invalid
from naryad.core.names import NameTaken
from naryad.history.models import Event
from naryad.people.models import PersonArea
from tests.areas.steps import add, errors_of, last_events
from tests.world import World


def test_the_default_area_cannot_be_deleted(world: World) -> None:
    house = world.service
    with pytest.raises(DefaultAreaStays):
        delete_area(
            house.default_area.pk,
            reassign_to=house.north.pk,
            by=world.actor(house.head),
            at=world.at,
        )


def test_an_area_with_people_tells_how_many_and_is_not_deleted_over_their_heads(
    world: World,
) -> None:
    house, by = world.service, world.actor(world.service.head)
    people = PersonArea.objects.filter(area=house.north).count()
    hanging, objects, *others = hanging_on_area(by, house.north.pk)
    with pytest.raises(InUse) as caught:
        delete_area(house.north.pk, reassign_to=None, by=by, at=world.at)

    assert objects.count == 1 and {each.count for each in others} == {1}
    assert people == hanging.count == caught.value.hanging[0].count > 0
    assert str(people) in str(caught.value)


def test_people_of_a_deleted_area_move_each_with_a_line_in_their_history(world: World) -> None:
    house, by = world.service, world.actor(world.service.head)
    before = set(PersonArea.objects.filter(area=house.north).values_list("person_id", flat=True))
    delete_area(house.north.pk, reassign_to=house.south.pk, by=by, at=world.at)

    assert not PersonArea.objects.filter(area=house.north).exists()
    after = PersonArea.objects.filter(area=house.south, person_id__in=before)
    assert after.count() == len(before)
    told = Event.objects.filter(subject_id__in=before, changes__has_key="areas")
    assert set(told.values_list("subject_id", flat=True)) == before
    technician = told.get(subject_id=house.technician.pk)
    assert technician.changes["areas"]["new"] == [
        {"id": house.south.pk, "name": dict(house.south.name)}
    ]


@pytest.mark.parametrize("target", ["itself", "foreign", "unknown"])
def test_people_move_only_to_another_living_area(world: World, target: str) -> None:
    ids = {
        "itself": world.service.north.pk,
        "foreign": world.other.north.pk,
        "unknown": 10**9,
    }
    with pytest.raises(Invalid) as caught:
        delete_area(
            world.service.north.pk,
            reassign_to=ids[target],
            by=world.actor(world.service.head),
            at=world.at,
        )
    assert errors_of(caught) == {"reassign_to"}


def test_areas_below_a_deleted_one_move_up(world: World) -> None:
    by = world.actor(world.service.head)
    middle = add(world, "Середина", parent=world.service.north)
    low = add(world, "Низ", parent=middle)
    delete_area(middle.pk, reassign_to=None, by=by, at=world.at)

    low.refresh_from_db()
    assert low.parent_id == world.service.north.pk
    assert {event.kind for event in last_events(world, 2)} == {"area.deleted", "area.moved"}


def test_a_restored_area_stands_where_it_stood(world: World) -> None:
    by = world.actor(world.service.head)
    area = add(world, "Восток", parent=world.service.north)
    delete_area(area.pk, reassign_to=None, by=by, at=world.at)
    restore_area(area.pk, by=by, at=world.at)

    area.refresh_from_db()
    assert (area.deleted_at, area.parent_id) == (None, world.service.north.pk)


def test_a_restored_area_whose_parent_is_gone_stands_at_the_top(world: World) -> None:
    by = world.actor(world.service.head)
    parent = add(world, "Восток")
    area = add(world, "Дальний", parent=parent)
    delete_area(area.pk, reassign_to=None, by=by, at=world.at)
    delete_area(parent.pk, reassign_to=None, by=by, at=world.at)
    restore_area(area.pk, by=by, at=world.at)

    area.refresh_from_db()
    assert area.parent_id is None


def test_an_area_does_not_come_back_beside_a_living_twin(world: World) -> None:
    by = world.actor(world.service.head)
    area = add(world, "Восток")
    delete_area(area.pk, reassign_to=None, by=by, at=world.at)
    twin = add(world, "восток")
    with pytest.raises(NameTaken) as caught:
        restore_area(area.pk, by=by, at=world.at)

    assert caught.value.values["twin_id"] == twin.pk
    assert "Восток" in str(caught.value)
