"""Does the tree of areas stay a tree with one default area, and does nothing get lost in it?"""

import pytest

from naryad.access.permissions import Permission
from naryad.areas.actions import (
    DefaultAreaStays,
    add_area,
    delete_area,
    edit_area,
    move_area,
    restore_area,
    set_default_area,
)
from naryad.areas.input import AreaInput, clean_area
from naryad.areas.models import Area
from naryad.areas.queries import area_tree, find_areas, hanging_on_area, possible_parents
from naryad.core.dependents import InUse
from naryad.core.errors import Invalid, NotPermitted, NotVisible, ReadOnlyView, Stale
from naryad.core.labels import Label
from naryad.core.names import NameTaken
from naryad.history.models import Event
from naryad.people.models import PersonArea
from tests.threads import at_once
from tests.world import World


def named(ru: str, **rest: object) -> AreaInput:
    return AreaInput(Label(ru=ru), **rest)  # type: ignore[arg-type]


def add(world: World, ru: str, *, parent: Area | None = None) -> Area:
    by = world.actor(world.service.head)
    new = named(ru, parent_id=None if parent is None else parent.pk)
    return Area.objects.get(pk=add_area(new, by=by, at=world.at))


def last_events(world: World, most: int) -> list[Event]:
    events = Event.objects.filter(organization_id=world.service.id)
    return list(events.order_by("-pk")[:most])[::-1]


def errors_of(caught: pytest.ExceptionInfo[Invalid]) -> set[str]:
    return set(caught.value.errors)


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


def test_the_default_mark_moves_and_never_vanishes(world: World) -> None:
    house = world.service
    set_default_area(house.north.pk, by=world.actor(house.head), at=world.at)

    defaults = Area.objects.filter(organization_id=house.id, is_default=True)
    assert [area.pk for area in defaults] == [house.north.pk]
    (event,) = last_events(world, 1)
    assert event.changes["default_area"]["old"]["id"] == house.default_area.pk


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
    (hanging,) = hanging_on_area(by, house.north.pk)
    with pytest.raises(InUse) as caught:
        delete_area(house.north.pk, reassign_to=None, by=by, at=world.at)

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


def test_the_tree_lists_every_area_below_its_parent(world: World) -> None:
    east = add(world, "Восток")
    child = add(world, "Дальний", parent=east)
    tree = area_tree(world.actor(world.service.technician))
    nodes = {node.area.pk: node for node in tree}
    order = list(nodes)

    assert order.index(child.pk) == order.index(east.pk) + 1
    assert (nodes[child.pk].depth, nodes[east.pk].children) == (1, 1)
    assert nodes[child.pk].is_first and nodes[child.pk].is_last


def test_a_customer_gets_no_tree(world: World) -> None:
    assert area_tree(world.actor(world.service.customer)) == []


def test_possible_parents_leave_out_the_area_and_all_below_it(world: World) -> None:
    by = world.actor(world.service.head)
    child = add(world, "Восток", parent=world.service.north)
    offered = {node.area.pk for node in possible_parents(by, world.service.north.pk)}

    assert world.service.default_area.pk in offered
    assert world.service.north.pk not in offered
    assert child.pk not in offered


def test_areas_are_found_by_words_of_either_language(world: World) -> None:
    by = world.actor(world.service.head)
    assert find_areas(by, "nor") == find_areas(by, "СЕВ") == [world.service.north]
    assert find_areas(by, "север юг") == []


def test_what_a_form_sends_is_read(world: World) -> None:
    values = {"name_ru": " Новый  участок ", "name_en": "", "parent_id": "7"}
    assert clean_area(values) == AreaInput(Label(ru="Новый участок"), Label(), 7)
    assert clean_area({"name": {"en": "New"}}) == AreaInput(Label(en="New"))
    with pytest.raises(Invalid):
        clean_area({"name_ru": "Новый", "parent_id": "7; DROP"})


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
