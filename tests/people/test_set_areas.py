"""Do many people come to other areas, each by their own, and nobody to none or out of sight?"""

import pytest

from naryad.access.permissions import Permission
from naryad.areas.models import Area
from naryad.core.errors import Invalid, NotPermitted
from naryad.core.outcomes import Result
from naryad.people.actions import AreaChange, put_links_back, set_areas
from naryad.people.models import Person, PersonArea, RolePermission
from naryad.people.relinking import NotAmongThose, remember_links
from tests.people.inputs import events_about, fresh, last_changes, refusal_of
from tests.world import House, World


def _areas(person: Person) -> set[int]:
    return set(PersonArea.objects.filter(person=person).values_list("area_id", flat=True))


def _pks(*areas: Area) -> frozenset[int]:
    return frozenset(area.pk for area in areas)


def _narrow(house: House) -> None:
    """Dispatchers see only the people of their own areas, and everybody sees oneself."""
    held = RolePermission.objects.filter(role=house.roles["DISPATCHER"])
    held.filter(permission=Permission.SEE_ALL_PEOPLE).update(
        permission=Permission.SEE_PEOPLE_IN_AREAS
    )


def test_areas_are_added_to_what_each_has(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    both = [house.customer.pk, house.dispatcher.pk, house.banned.pk, world.other.customer.pk]
    outcomes = set_areas(
        both, change=AreaChange.ADD, area_ids=_pks(house.south), by=by, at=world.at
    )
    assert [outcome.result for outcome in outcomes[:2]] == [Result.DONE, Result.SAME]
    assert [refusal_of([outcome]) for outcome in outcomes[2:]] == ["BannedPerson", "NotVisible"]
    assert _areas(house.customer) == _pks(house.north, house.south)
    assert fresh(house.customer).version == 2
    assert events_about(house.customer) == ["person.edited"]
    change = last_changes(house.customer)["areas"]
    assert [each["id"] for each in change["old"]] == [house.north.pk]
    assert [each["id"] for each in change["new"]] == sorted(_pks(house.north, house.south))
    assert fresh(house.dispatcher).version == 1


def test_areas_are_put_in_place_of_all(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    ids = [house.customer.pk, house.dispatcher.pk]
    outcomes = set_areas(ids, change=AreaChange.PUT, area_ids=_pks(house.south), by=by, at=world.at)
    assert [outcome.result for outcome in outcomes] == [Result.DONE, Result.DONE]
    assert _areas(house.customer) == _areas(house.dispatcher) == _pks(house.south)


def test_nobody_is_left_without_an_area(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    ids = [house.technician.pk, house.dispatcher.pk, house.loner.pk]
    outcomes = set_areas(
        ids, change=AreaChange.TAKE, area_ids=_pks(house.north), by=by, at=world.at
    )
    assert refusal_of(outcomes[:1]) == "OnlyAreas"
    assert [outcome.result for outcome in outcomes[1:]] == [Result.DONE, Result.SAME]
    assert _areas(house.technician) == _pks(house.north)
    assert _areas(house.dispatcher) == _pks(house.south)


def test_an_area_of_others_or_one_that_is_gone_is_none(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    Area.objects.filter(pk=house.south.pk).update(deleted_at=world.at)
    for area in (world.other.north, house.south):
        for change in AreaChange:
            with pytest.raises(NotAmongThose):
                set_areas(
                    [house.customer.pk],
                    change=change,
                    area_ids=_pks(house.north, area),
                    by=by,
                    at=world.at,
                )
    with pytest.raises(Invalid):
        set_areas([], change=AreaChange.ADD, area_ids=frozenset(), by=by, at=world.at)
    assert _areas(house.customer) == _pks(house.north)


def test_a_deleted_area_stays_when_others_take_its_place(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    Area.objects.filter(pk=house.south.pk).update(deleted_at=world.at)
    put = set_areas(
        [house.dispatcher.pk],
        change=AreaChange.PUT,
        area_ids=_pks(house.default_area),
        by=by,
        at=world.at,
    )
    assert refusal_of(put) == ""
    assert _areas(house.dispatcher) == _pks(house.default_area, house.south)


def test_whoever_would_go_out_of_sight_stays_and_the_others_are_done(world: World) -> None:
    house = world.service
    _narrow(house)
    by = world.actor(house.dispatcher)
    ids, elsewhere = [house.technician.pk, house.head.pk], _pks(house.default_area)
    admin = world.actor(house.admin)
    set_areas(ids[:1], change=AreaChange.ADD, area_ids=elsewhere, by=admin, at=world.at)
    north = _pks(house.north)
    taken = set_areas(ids, change=AreaChange.TAKE, area_ids=north, by=by, at=world.at)
    assert refusal_of(taken[:1]) == "OutOfSight"
    assert taken[1].result == Result.DONE
    assert _areas(house.technician) == north | elsewhere
    assert events_about(house.technician) == ["person.edited"]
    assert _areas(house.head) == _pks(house.south)


def test_all_come_back_to_what_they_had(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    ids = [house.customer.pk, house.dispatcher.pk, house.loner.pk]
    people = [house.customer, house.dispatcher, house.loner]
    before = [_areas(person) for person in people]
    kept = remember_links(ids, by=by)
    set_areas(ids, change=AreaChange.PUT, area_ids=_pks(house.south), by=by, at=world.at)
    assert [_areas(person) for person in people] != before
    outcomes = put_links_back(ids, before=kept, by=by, at=world.at)
    assert [outcome.result for outcome in outcomes] == [Result.DONE] * 3
    assert [_areas(person) for person in people] == before == [_pks(house.north), before[1], set()]


def test_only_whoever_edits_people_may(world: World) -> None:
    house, by = world.service, world.actor(world.service.technician)
    with pytest.raises(NotPermitted):
        set_areas(
            [house.customer.pk],
            change=AreaChange.ADD,
            area_ids=_pks(house.north),
            by=by,
            at=world.at,
        )
    with pytest.raises(NotPermitted):
        put_links_back([house.customer.pk], before={}, by=by, at=world.at)
