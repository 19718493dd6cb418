"""Are areas added, changed and moved by those who may, and does the tree stay a tree?"""

import pytest

from naryad.areas.actions import (
    add_area,
    delete_area,
    edit_area,
    move_area,
    restore_area,
    set_default_area,
)
from naryad.areas.input import AreaInput, clean_area
from naryad.areas.models import Area
from naryad.areas.queries import area_tree
from naryad.core.errors import Invalid, NotPermitted, NotVisible, ReadOnlyView, Stale
from naryad.core.labels import Label
from naryad.history.models import Event
from tests.areas.steps import add, errors_of, last_events, named
from tests.world import World


def test_an_area_is_added_last_and_recorded(world: World) -> None:
    area = add(world, "Восток", parent=world.service.north)

    assert (area.parent_id, area.is_default) == (world.service.north.pk, False)
    (event,) = last_events(world, 1)
    assert (event.kind, event.subject_id) == ("area.added", area.pk)
    assert event.changes["parent"]["new"]["name"] == dict(world.service.north.name)


@pytest.mark.parametrize(
    ("new", "field"),
    [
        (AreaInput(Label()), "name"),
        (AreaInput(Label(ru="СЕВЕР")), "name_ru"),
        (AreaInput(Label(en="north", ru="Иначе")), "name_en"),
        (AreaInput(Label(en="x" * 101)), "name_en"),
        (AreaInput(Label(ru="Новый"), parent_id=10**9), "parent_id"),
    ],
)
def test_a_bad_area_is_refused_at_its_field(world: World, new: AreaInput, field: str) -> None:
    with pytest.raises(Invalid) as caught:
        add_area(new, by=world.actor(world.service.head), at=world.at)
    assert errors_of(caught) == {field}


def test_a_foreign_parent_is_not_there(world: World) -> None:
    with pytest.raises(Invalid) as caught:
        add_area(
            named("Новый", parent_id=world.other.north.pk),
            by=world.actor(world.service.head),
            at=world.at,
        )
    assert errors_of(caught) == {"parent_id"}


def test_a_dispatcher_changes_no_areas(world: World) -> None:
    by, at, north = world.actor(world.service.dispatcher), world.at, world.service.north.pk
    for act in (
        lambda: add_area(named("Новый"), by=by, at=at),
        lambda: edit_area(north, named("Новый"), seen_version=1, by=by, at=at),
        lambda: move_area(north, parent_id=None, position=0, by=by, at=at),
        lambda: set_default_area(north, by=by, at=at),
        lambda: delete_area(north, reassign_to=None, by=by, at=at),
        lambda: restore_area(north, by=by, at=at),
    ):
        with pytest.raises(NotPermitted):
            act()


def test_nothing_changes_with_another_persons_eyes(world: World) -> None:
    by = world.actor(world.service.head, viewed_by=world.service.admin)
    with pytest.raises(ReadOnlyView):
        add_area(named("Новый"), by=by, at=world.at)


def test_foreign_and_deleted_areas_are_not_there(world: World) -> None:
    by, at = world.actor(world.service.head), world.at
    gone = add(world, "Восток")
    delete_area(gone.pk, reassign_to=None, by=by, at=at)
    for pk in (world.other.north.pk, gone.pk, 10**9):
        for act in (
            lambda pk=pk: edit_area(pk, named("Новый"), seen_version=None, by=by, at=at),
            lambda pk=pk: move_area(pk, parent_id=None, position=0, by=by, at=at),
            lambda pk=pk: set_default_area(pk, by=by, at=at),
            lambda pk=pk: delete_area(pk, reassign_to=None, by=by, at=at),
        ):
            with pytest.raises(NotVisible):
                act()
    for pk in (world.other.north.pk, world.service.north.pk):
        with pytest.raises(NotVisible):
            restore_area(pk, by=by, at=at)


def test_an_edit_renames_moves_and_records_the_difference(world: World) -> None:
    house = world.service
    new = AreaInput(Label(ru="Северо-запад"), Label(ru="До реки"), house.default_area.pk)
    edit_area(house.north.pk, new, seen_version=1, by=world.actor(house.head), at=world.at)

    north = Area.objects.get(pk=house.north.pk)
    assert (north.name, north.parent_id, north.version) == (
        Label(ru="Северо-запад"),
        house.default_area.pk,
        2,
    )
    (event,) = last_events(world, 1)
    assert set(event.changes) == {"name", "description", "parent"}


def test_an_edit_that_changes_nothing_leaves_no_trace(world: World) -> None:
    house, events = world.service, Event.objects.count()
    same = AreaInput(house.north.name, house.north.description)
    edit_area(house.north.pk, same, seen_version=0, by=world.actor(house.head), at=world.at)

    assert Event.objects.count() == events
    assert Area.objects.get(pk=house.north.pk).version == 1


def test_a_stale_edit_tells_mine_and_theirs(world: World) -> None:
    by, north = world.actor(world.service.head), world.service.north.pk
    edit_area(north, named("Их"), seen_version=1, by=by, at=world.at)
    with pytest.raises(Stale) as caught:
        edit_area(north, named("Моё"), seen_version=1, by=by, at=world.at)

    assert caught.value.differences["name"] == ({"ru": "Моё"}, {"ru": "Их"})


def test_no_area_stands_under_itself(world: World) -> None:
    by, north = world.actor(world.service.head), world.service.north
    child = add(world, "Восток", parent=north)
    grandchild = add(world, "Дальний", parent=child)
    for parent in (north, child, grandchild):
        with pytest.raises(Invalid) as caught:
            move_area(north.pk, parent_id=parent.pk, position=0, by=by, at=world.at)
        assert errors_of(caught) == {"parent_id"}
        same_name = AreaInput(north.name, north.description, parent.pk)
        with pytest.raises(Invalid):
            edit_area(north.pk, same_name, seen_version=None, by=by, at=world.at)


def test_an_area_moves_to_its_place_among_its_siblings(world: World) -> None:
    by = world.actor(world.service.head)
    east = add(world, "Восток")
    a, b, c = (add(world, name, parent=east) for name in ("А", "Б", "В"))
    move_area(c.pk, parent_id=east.pk, position=0, by=by, at=world.at)
    move_area(a.pk, parent_id=east.pk, position=99, by=by, at=world.at)

    assert [node.area for node in area_tree(by) if node.area.parent_id == east.pk] == [c, b, a]
    (event,) = last_events(world, 1)
    assert event.kind == "area.moved"


def test_a_move_to_where_it_stands_leaves_no_trace(world: World) -> None:
    by, east = world.actor(world.service.head), add(world, "Восток")
    area, events = add(world, "А", parent=east), Event.objects.count()
    move_area(area.pk, parent_id=east.pk, position=0, by=by, at=world.at)

    assert Event.objects.count() == events


def test_the_default_area_made_default_again_leaves_no_trace(world: World) -> None:
    house, events = world.service, Event.objects.count()
    set_default_area(house.default_area.pk, by=world.actor(house.head), at=world.at)
    assert Event.objects.count() == events


def test_the_default_mark_moves_and_never_vanishes(world: World) -> None:
    house = world.service
    set_default_area(house.north.pk, by=world.actor(house.head), at=world.at)

    defaults = Area.objects.filter(organization_id=house.id, is_default=True)
    assert [area.pk for area in defaults] == [house.north.pk]
    (event,) = last_events(world, 1)
    assert event.changes["default_area"]["old"]["id"] == house.default_area.pk


def test_what_a_form_sends_is_read(world: World) -> None:
    values = {"name_ru": " Новый  участок ", "name_en": "", "parent_id": "7"}
    assert clean_area(values) == AreaInput(Label(ru="Новый участок"), Label(), 7)
    assert clean_area({"name": {"en": "New"}}) == AreaInput(Label(en="New"))
    with pytest.raises(Invalid):
        clean_area({"name_ru": "Новый", "parent_id": "7; DROP"})
