"""Do companies keep their names, kinds and tree in order, for one row and for many?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.access.permissions import Permission
from naryad.companies.actions import (
    OutOfSight,
    add_companies,
    delete_companies,
    edit_companies,
    restore_companies,
)
from naryad.companies.input import CompanyEdit, CompanyInput, clean_company
from naryad.companies.kinds import CompanyKind
from naryad.companies.models import Company
from naryad.core.errors import Invalid, NotPermitted, NotVisible, ReadOnlyView, Stale
from naryad.core.names import NameTaken
from naryad.core.outcomes import Outcome, Result, only
from naryad.history.models import Event
from naryad.people.models import Employment
from tests.world import World


def errors_of(outcome: Outcome) -> dict[str, str]:
    assert isinstance(outcome.refusal, Invalid)
    return {field: str(message) for field, message in outcome.refusal.errors.items()}


def last_event(world: World) -> Event:
    return Event.objects.filter(organization_id=world.service.id).latest("pk")


def test_a_company_is_added_and_recorded(world: World) -> None:
    by = world.actor(world.service.dispatcher)
    new = CompanyInput(
        "ООО «Ёлка»",
        frozenset({CompanyKind.CUSTOMER, CompanyKind.CONTRACTOR}),
        world.service.zenit.pk,
    )
    pk = only(add_companies([new], by=by, at=world.at))

    company = Company.objects.get(pk=pk)
    assert (company.is_customer, company.is_contractor, company.is_own) == (True, True, False)
    assert company.sort_key == "ооо «елка»"
    event = last_event(world)
    assert (event.kind, event.subject_id, event.actor_id) == ("company.added", pk, by.person_id)
    assert event.changes["parent"]["new"] == {"id": world.service.zenit.pk, "name": "Зенит"}


def test_a_name_stands_for_one_living_company_whatever_its_case(world: World) -> None:
    by = world.actor(world.service.dispatcher)
    first, second, third = add_companies(
        [CompanyInput("ЗЕНИТ"), CompanyInput("Новая"), CompanyInput("новая")], by=by, at=world.at
    )

    assert errors_of(first)["name"].startswith("“Зенит” already exists")
    assert second.result == Result.DONE
    assert "name" in errors_of(third)


def test_the_same_name_in_another_organization_is_free(world: World) -> None:
    name = world.other.zenit.name
    outcomes = add_companies([CompanyInput(name)], by=world.actor(world.service.head), at=world.at)

    assert only(outcomes)


def test_a_row_without_name_or_kind_is_invalid_and_the_others_are_added(world: World) -> None:
    bad, good = add_companies(
        [CompanyInput(" ", frozenset()), CompanyInput("Новая")],
        by=world.actor(world.service.head),
        at=world.at,
    )

    assert set(errors_of(bad)) == {"name", "kinds"}
    assert good.is_done


def test_a_foreign_parent_is_as_unknown_as_one_that_never_was(world: World) -> None:
    foreign, unknown = add_companies(
        [CompanyInput("А", parent_id=world.other.zenit.pk), CompanyInput("Б", parent_id=10**9)],
        by=world.actor(world.service.head),
        at=world.at,
    )

    assert errors_of(foreign) == errors_of(unknown)
    assert set(errors_of(foreign)) == {"parent_id"}


def test_whoever_sees_only_own_companies_adds_none(world: World) -> None:
    by = world.with_permissions(
        world.actor(world.service.technician),
        Permission.EDIT_COMPANIES,
        Permission.SEE_OWN_COMPANIES,
    )
    with pytest.raises(OutOfSight):
        add_companies([CompanyInput("Новая")], by=by, at=world.at)


def test_a_technician_writes_no_companies(world: World) -> None:
    by = world.actor(world.service.technician)
    zenit = world.service.zenit.pk
    with pytest.raises(NotPermitted):
        add_companies([CompanyInput("Новая")], by=by, at=world.at)
    with pytest.raises(NotPermitted):
        edit_companies([CompanyEdit(zenit, CompanyInput("Новая"))], by=by, at=world.at)
    with pytest.raises(NotPermitted):
        delete_companies([zenit], by=by, at=world.at)
    with pytest.raises(NotPermitted):
        restore_companies([zenit], by=by, at=world.at)


def test_nothing_is_written_with_another_persons_eyes(world: World) -> None:
    by = world.actor(world.service.head, viewed_by=world.service.admin)
    with pytest.raises(ReadOnlyView):
        add_companies([CompanyInput("Новая")], by=by, at=world.at)


def test_an_edit_changes_the_row_raises_the_version_and_records_the_difference(
    world: World,
) -> None:
    zenit = world.service.zenit
    new = CompanyInput("Зенит-2", frozenset({CompanyKind.CONTRACTOR}))
    edit = CompanyEdit(zenit.pk, new, seen_version=1)
    only(edit_companies([edit], by=world.actor(world.service.dispatcher), at=world.at))

    zenit.refresh_from_db()
    assert (zenit.name, zenit.search_text, zenit.version) == ("Зенит-2", " зенит-2 2", 2)
    assert last_event(world).changes == {
        "name": {"old": "Зенит", "new": "Зенит-2"},
        "kinds": {"old": ["CUSTOMER"], "new": ["CONTRACTOR"]},
    }


def test_an_edit_that_changes_nothing_is_the_same_and_leaves_no_trace(world: World) -> None:
    events = Event.objects.count()
    edit = CompanyEdit(world.service.zenit.pk, CompanyInput("Зенит"), seen_version=1)
    (outcome,) = edit_companies([edit], by=world.actor(world.service.head), at=world.at)

    assert outcome.result == Result.SAME
    assert Event.objects.count() == events


def test_a_stale_edit_tells_mine_and_theirs(world: World) -> None:
    by, zenit = world.actor(world.service.head), world.service.zenit.pk
    edit_companies([CompanyEdit(zenit, CompanyInput("Их имя"), 1)], by=by, at=world.at)
    (outcome,) = edit_companies(
        [CompanyEdit(zenit, CompanyInput("Моё имя"), 1)], by=by, at=world.at
    )

    assert isinstance(outcome.refusal, Stale)
    assert outcome.refusal.differences == {"name": ("Моё имя", "Их имя")}
    assert outcome.refusal.version == 2


def test_a_company_may_change_the_case_of_its_own_name(world: World) -> None:
    edit = CompanyEdit(world.service.zenit.pk, CompanyInput("ЗЕНИТ"))
    assert only(edit_companies([edit], by=world.actor(world.service.head), at=world.at))


def test_companies_cannot_stand_under_each_other(world: World) -> None:
    by, house = world.actor(world.service.head), world.service
    under_mayak = CompanyEdit(house.zenit.pk, CompanyInput("Зенит", parent_id=house.mayak.pk))
    under_zenit = CompanyEdit(house.mayak.pk, CompanyInput("Маяк", parent_id=house.zenit.pk))
    under_itself = CompanyEdit(house.polus.pk, CompanyInput("Полюс", parent_id=house.polus.pk))

    first, second, third = edit_companies(
        [under_mayak, under_zenit, under_itself], by=by, at=world.at
    )
    assert first.is_done
    assert set(errors_of(second)) == set(errors_of(third)) == {"parent_id"}
    (again,) = edit_companies([under_zenit], by=by, at=world.at)
    assert set(errors_of(again)) == {"parent_id"}


def test_a_parent_out_of_sight_stays(world: World) -> None:
    house = world.service
    Company.objects.filter(pk=house.zenit.pk).update(parent=house.polus)
    by = world.with_permissions(
        world.actor(house.customer), Permission.EDIT_COMPANIES, Permission.SEE_OWN_COMPANIES
    )
    only(edit_companies([CompanyEdit(house.zenit.pk, CompanyInput("Иначе"))], by=by, at=world.at))

    house.zenit.refresh_from_db()
    assert (house.zenit.name, house.zenit.parent_id) == ("Иначе", house.polus.pk)


def test_foreign_hidden_and_deleted_companies_are_not_there(world: World) -> None:
    house = world.service
    own_only = world.with_permissions(
        world.actor(house.customer),
        Permission.EDIT_COMPANIES,
        Permission.DELETE_COMPANIES,
        Permission.SEE_OWN_COMPANIES,
    )
    for by, pk in (
        (world.actor(house.head), world.other.zenit.pk),
        (own_only, house.mayak.pk),
        (world.actor(house.head), 10**9),
    ):
        (edited,) = edit_companies([CompanyEdit(pk, CompanyInput("Икс"))], by=by, at=world.at)
        (deleted,) = delete_companies([pk], by=by, at=world.at)
        (restored,) = restore_companies([pk], by=by, at=world.at)
        for outcome in (edited, deleted, restored):
            assert isinstance(outcome.refusal, NotVisible)


def test_a_deleted_company_leaves_the_list_keeps_its_people_and_comes_back(world: World) -> None:
    by, zenit = world.actor(world.service.head), world.service.zenit
    people = Employment.objects.filter(company=zenit).count()
    only(delete_companies([zenit.pk], by=by, at=world.at))

    zenit.refresh_from_db()
    assert zenit.deleted_at == world.at
    assert last_event(world).kind == "company.deleted"
    only(restore_companies([zenit.pk], by=by, at=world.at))
    zenit.refresh_from_db()
    assert (zenit.deleted_at, zenit.version) == (None, 3)
    assert Employment.objects.filter(company=zenit).count() == people


def test_what_is_living_or_deleted_already_stays_as_it_is(world: World) -> None:
    by, zenit = world.actor(world.service.head), world.service.zenit.pk
    about = Event.objects.filter(subject="company")
    events = about.count()
    (outcome,) = restore_companies([zenit], by=by, at=world.at)
    assert outcome.result == Result.SAME
    first, second = (delete_companies([zenit], by=by, at=world.at)[0] for _time in range(2))
    assert (first.result, second.result) == (Result.DONE, Result.SAME)
    assert about.count() == events + 1


def test_a_company_does_not_come_back_beside_a_living_twin(world: World) -> None:
    by, zenit = world.actor(world.service.head), world.service.zenit
    delete_companies([zenit.pk], by=by, at=world.at)
    twin = only(add_companies([CompanyInput("зенит")], by=by, at=world.at))
    (outcome,) = restore_companies([zenit.pk], by=by, at=world.at)

    assert isinstance(outcome.refusal, NameTaken)
    assert outcome.refusal.values["twin_id"] == twin
    assert "Зенит" in str(outcome.refusal)


def test_of_two_deleted_twins_one_comes_back(world: World) -> None:
    by, zenit = world.actor(world.service.head), world.service.zenit
    delete_companies([zenit.pk], by=by, at=world.at)
    twin = only(add_companies([CompanyInput("зенит")], by=by, at=world.at))
    delete_companies([twin], by=by, at=world.at)
    outcomes = restore_companies([zenit.pk, twin], by=by, at=world.at)

    assert sum(outcome.is_done for outcome in outcomes) == 1


@pytest.mark.parametrize("rows", [1, 500])
def test_the_number_of_queries_does_not_grow_with_the_rows(world: World, rows: int) -> None:
    by = world.actor(world.service.head)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        added = add_companies([CompanyInput(f"К {n}") for n in range(rows)], by=by, at=world.at)
        ids = [only([outcome]) for outcome in added]
        edits = [
            CompanyEdit(pk, CompanyInput(f"Н {pk}", parent_id=world.service.zenit.pk), 1)
            for pk in ids
        ]
        edited = edit_companies(edits, by=by, at=world.at)
        deleted = delete_companies(ids, by=by, at=world.at)
        restored = restore_companies(ids, by=by, at=world.at)

    assert all(outcome.is_done for outcome in [*edited, *deleted, *restored])
    assert len(queries) <= 45


def test_what_a_form_sends_is_read() -> None:
    assert clean_company(
        {"name": "  ООО   Ромашка ", "kinds": ["OWN"], "parent_id": "7"}
    ) == CompanyInput("ООО Ромашка", frozenset({CompanyKind.OWN}), 7)


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({}, {"name", "kinds"}),
        ({"name": "А" * 301, "kinds": ["OWN"]}, {"name"}),
        ({"name": "А", "kinds": ["BOSS"]}, {"kinds"}),
        ({"name": "А", "kinds": ["OWN"], "parent_id": "1 OR 1"}, {"parent_id"}),
    ],
)
def test_what_a_form_cannot_send_is_named(values: dict[str, object], fields: set[str]) -> None:
    with pytest.raises(Invalid) as caught:
        clean_company(values)
    assert set(caught.value.errors) == fields
