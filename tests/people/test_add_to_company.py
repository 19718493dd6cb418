"""Do many people come to a company, as staff or as clients, and back again?"""

from datetime import timedelta

import pytest

from naryad.access.permissions import Permission
from naryad.core.errors import Invalid, NotPermitted
from naryad.core.outcomes import Result
from naryad.people.actions import add_to_company, put_links_back
from naryad.people.models import Employment, Person, RolePermission
from naryad.people.relinking import NotAmongThose, remember_links
from tests.people.inputs import employments_of, fresh, last_changes, refusal_of
from tests.world import World


def _companies(person: Person) -> list[tuple[int, str, str]]:
    rows = sorted(employments_of(person), key=lambda row: row.company_id)
    return [(row.company_id, row.side, row.position) for row in rows if row.till is None]


def test_everybody_comes_on_the_side_of_their_kind_and_keeps_the_rest(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    ids = [house.customer.pk, house.technician.pk, house.customer_of_two.pk, house.banned.pk]
    outcomes = add_to_company(ids, company_id=house.mayak.pk, by=by, at=world.at)
    assert [outcome.result for outcome in outcomes[:3]] == [Result.DONE, Result.DONE, Result.SAME]
    assert refusal_of(outcomes[3:]) == "BannedPerson"
    assert [row[:2] for row in _companies(house.customer)] == [
        (house.zenit.pk, "CLIENT"),
        (house.mayak.pk, "CLIENT"),
    ]
    assert (house.mayak.pk, "STAFF") in [row[:2] for row in _companies(house.technician)]
    began = Employment.objects.get(person=house.customer, company=house.mayak)
    assert (began.since, began.sort_key) == (by.today, fresh(house.customer).sort_key)
    assert list(last_changes(house.customer)) == ["companies"]


def test_a_position_is_held_in_every_company_and_is_found(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    add_to_company(
        [house.customer.pk], company_id=house.mayak.pk, position="  Завхоз ", by=by, at=world.at
    )
    person = fresh(house.customer)
    assert (person.position, person.version) == ("Завхоз", 2)
    assert "завхоз" in person.search_text
    assert {row[2] for row in _companies(house.customer)} == {"Завхоз"}
    assert set(last_changes(house.customer)) == {"companies", "position"}
    with pytest.raises(Invalid) as wrong:
        add_to_company([], company_id=house.mayak.pk, position="x" * 129, by=by, at=world.at)
    assert set(wrong.value.errors) == {"position"}


def test_a_company_out_of_sight_is_none(world: World) -> None:
    house = world.service
    by = world.actor(house.admin)
    RolePermission.objects.filter(
        role=house.roles["DISPATCHER"], permission=Permission.SEE_ALL_COMPANIES
    ).delete()
    dispatcher = world.actor(house.dispatcher)
    for actor, company in ((by, world.other.zenit), (dispatcher, house.mayak)):
        with pytest.raises(NotAmongThose):
            add_to_company([house.customer.pk], company_id=company.pk, by=actor, at=world.at)
    assert len(_companies(house.customer)) == 1


def test_all_leave_the_company_again(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    people = [house.customer, house.loner, house.technician]
    ids = [person.pk for person in people]
    before = [(_companies(person), fresh(person).position) for person in people]
    kept = remember_links(ids, by=by)
    add_to_company(ids, company_id=house.mayak.pk, position="Гость", by=by, at=world.at)
    outcomes = put_links_back(ids, before=kept, by=by, at=world.at)
    assert [outcome.result for outcome in outcomes] == [Result.DONE] * 3
    assert [(_companies(person), fresh(person).position) for person in people] == before


def test_who_was_to_join_later_anyway_is_not_put_back(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    Employment.objects.filter(person=house.customer).update(since=by.today + timedelta(days=9))
    ids = [house.customer.pk, house.technician.pk]
    assert set(remember_links(ids, by=by)) == {house.technician.pk}


def test_only_whoever_edits_people_may(world: World) -> None:
    house, by = world.service, world.actor(world.service.technician)
    with pytest.raises(NotPermitted):
        add_to_company([house.customer.pk], company_id=house.zenit.pk, by=by, at=world.at)
