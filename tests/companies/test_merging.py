"""Does all that hangs on a company go over when it is merged, and come back when that is undone?"""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.access.permissions import Permission
from naryad.companies.actions import (
    add_companies,
    delete_companies,
    edit_companies,
    merge_companies,
    restore_companies,
    undo_merge,
)
from naryad.companies.actions.merge_companies import SeenOtherwise
from naryad.companies.actions.restore_companies import WasMerged
from naryad.companies.actions.undo_merge import KeptIsGone, NoWayBack
from naryad.companies.input import CompanyEdit, CompanyInput
from naryad.companies.models import Company, CompanyMerge
from naryad.core.dependents import dependents_of
from naryad.core.errors import Invalid, NotPermitted, NotVisible
from naryad.core.names import NameTaken
from naryad.core.outcomes import only
from naryad.history.models import Event
from naryad.people.models import Employment, Person
from tests.world import World


def _merge(world: World, source: Company, target: Company) -> int:
    by = world.actor(world.service.head)
    return merge_companies(source.pk, into_id=target.pk, by=by, at=world.at)


def _part(world: World, source: Company) -> int:
    return undo_merge(source.pk, by=world.actor(world.service.head), at=world.at)


def _links(company: Company) -> list[tuple[int, date, date | None]]:
    rows = Employment.objects.filter(company=company).order_by("person_id", "since", "pk")
    return list(rows.values_list("person_id", "since", "till"))


def _parent(company: Company) -> int | None:
    company.refresh_from_db()
    return company.parent_id


def test_everything_that_hangs_on_a_company_can_be_moved() -> None:
    assert all(each.mover is not None and each.key for each in dependents_of("company"))


def test_people_and_subsidiaries_go_over_and_come_back(world: World) -> None:
    house = world.service
    before = {company: _links(company) for company in (house.zenit, house.mayak)}
    assert _merge(world, house.mayak, house.zenit) == house.zenit.pk
    house.mayak.refresh_from_db()
    assert house.mayak.deleted_at == world.at
    assert house.mayak.merged_into_id == house.zenit.pk
    assert _links(house.mayak) == []
    assert {row[0] for row in before[house.mayak]} <= {row[0] for row in _links(house.zenit)}
    assert _parent(house.polus) == house.zenit.pk

    assert _part(world, house.mayak) == house.mayak.pk
    house.mayak.refresh_from_db()
    assert (house.mayak.deleted_at, house.mayak.merged_into_id) == (None, None)
    assert {company: _links(company) for company in before} == before
    assert _parent(house.polus) == house.mayak.pk
    assert CompanyMerge.objects.get(merged=house.mayak).undone_at == world.at


def test_whoever_belongs_to_both_keeps_one_link_since_the_earlier_day(world: World) -> None:
    house = world.service
    Employment.objects.filter(person=house.customer).delete()
    early, late = date(2019, 1, 1), date(2021, 1, 1)
    for company, since in ((house.zenit, early), (house.mayak, late)):
        Employment.objects.create(
            organization=house.organization,
            person=house.customer,
            kind=house.customer.kind,
            is_living=True,
            sort_key=house.customer.sort_key,
            company=company,
            side="CLIENT",
            position="Завхоз",
            since=since,
        )
    _merge(world, house.zenit, house.mayak)
    row = Employment.objects.get(person=house.customer)
    assert (row.company_id, row.since) == (house.mayak.pk, early)
    _part(world, house.zenit)
    rows = Employment.objects.filter(person=house.customer).order_by("since")
    assert [(each.company_id, each.since) for each in rows] == [
        (house.zenit.pk, early),
        (house.mayak.pk, late),
    ]


def test_what_has_gone_on_since_stays_where_it_is(world: World) -> None:
    house = world.service
    _merge(world, house.mayak, house.zenit)
    Company.objects.filter(pk=house.polus.pk).update(parent=None)
    _part(world, house.mayak)
    assert _parent(house.polus) is None


def test_history_of_both_and_of_each_person_tells_it(world: World) -> None:
    house = world.service
    people = set(Employment.objects.filter(company=house.mayak, till=None).values_list("person_id"))
    versions = dict(Person.objects.values_list("pk", "version"))
    _merge(world, house.mayak, house.zenit)
    kinds = dict(
        Event.objects.filter(subject="company", subject_id__in=[house.mayak.pk, house.zenit.pk])
        .order_by("pk")
        .values_list("subject_id", "kind")
    )
    assert kinds == {house.mayak.pk: "company.merged", house.zenit.pk: "company.took_in"}
    taken = Event.objects.filter(kind="company.took_in").get()
    assert taken.changes["merged"]["new"]["name"] == "Маяк"
    assert taken.changes["people"]["new"] >= len(people)
    for (person_id,) in people:
        event = Event.objects.filter(subject="person", subject_id=person_id).latest("pk")
        assert event.changes["companies"]["new"] == [{"id": house.zenit.pk, "name": "Зенит"}]
        assert Person.objects.get(pk=person_id).version == versions[person_id] + 1


def test_a_target_below_the_source_takes_its_place(world: World) -> None:
    house = world.service
    Company.objects.filter(pk=house.mayak.pk).update(parent=house.own_company)
    Company.objects.filter(pk=house.zenit.pk).update(parent=house.polus)
    # own > Mayak > Polus > Zenit
    _merge(world, house.mayak, house.zenit)
    assert _parent(house.zenit) == house.own_company.pk
    assert _parent(house.polus) == house.zenit.pk
    _part(world, house.mayak)
    assert _parent(house.polus) == house.mayak.pk
    assert _parent(house.zenit) == house.polus.pk
    assert _parent(house.mayak) == house.own_company.pk


def test_an_undoing_that_would_close_a_circle_is_refused(world: World) -> None:
    house = world.service
    Company.objects.filter(pk=house.mayak.pk).update(parent=house.own_company)
    _merge(world, house.mayak, house.zenit)
    Company.objects.filter(pk=house.own_company.pk).update(parent=house.polus)
    with pytest.raises(NoWayBack):
        _part(world, house.mayak)
    assert _parent(house.polus) == house.zenit.pk


def test_kinds_unite_and_part(world: World) -> None:
    house = world.service
    Company.objects.filter(pk=house.mayak.pk).update(is_contractor=True)
    _merge(world, house.mayak, house.zenit)
    house.zenit.refresh_from_db()
    assert (house.zenit.is_customer, house.zenit.is_contractor) == (True, True)
    _part(world, house.mayak)
    house.zenit.refresh_from_db()
    assert (house.zenit.is_customer, house.zenit.is_contractor) == (True, False)


def test_both_must_be_seen_and_the_right_be_held(world: World) -> None:
    house = world.service
    head = world.actor(house.head)
    own_only = world.with_permissions(
        world.actor(house.customer), Permission.MERGE_COMPANIES, Permission.SEE_OWN_COMPANIES
    )
    with pytest.raises(NotVisible):
        merge_companies(house.mayak.pk, into_id=house.zenit.pk, by=own_only, at=world.at)
    with pytest.raises(Invalid):
        merge_companies(house.zenit.pk, into_id=house.mayak.pk, by=own_only, at=world.at)
    with pytest.raises(Invalid):
        merge_companies(house.zenit.pk, into_id=house.zenit.pk, by=head, at=world.at)
    with pytest.raises(Invalid):
        merge_companies(house.zenit.pk, into_id=world.other.zenit.pk, by=head, at=world.at)
    with pytest.raises(NotVisible):
        merge_companies(world.other.zenit.pk, into_id=house.zenit.pk, by=head, at=world.at)
    with pytest.raises(NotPermitted):
        merge_companies(
            house.zenit.pk, into_id=house.mayak.pk, by=world.actor(house.dispatcher), at=world.at
        )
    _merge(world, house.mayak, house.zenit)
    with pytest.raises(NotVisible):
        undo_merge(house.mayak.pk, by=own_only, at=world.at)
    with pytest.raises(NotVisible):
        _part(world, house.polus)


def test_a_merging_of_what_has_changed_since_the_look_is_refused(world: World) -> None:
    house, by = world.service, world.actor(world.service.head)
    edit = CompanyEdit(house.zenit.pk, CompanyInput("Зенит-2"))
    only(edit_companies([edit], by=by, at=world.at))
    with pytest.raises(SeenOtherwise):
        merge_companies(
            house.mayak.pk, into_id=house.zenit.pk, seen_versions=(1, 1), by=by, at=world.at
        )
    merge_companies(
        house.mayak.pk, into_id=house.zenit.pk, seen_versions=(1, 2), by=by, at=world.at
    )


def test_a_merged_company_is_not_simply_restored(world: World) -> None:
    house, by = world.service, world.actor(world.service.head)
    _merge(world, house.mayak, house.zenit)
    (outcome,) = restore_companies([house.mayak.pk], by=by, at=world.at)
    assert isinstance(outcome.refusal, WasMerged)


def test_the_undoing_waits_for_the_kept_company_and_a_free_name(world: World) -> None:
    house, by = world.service, world.actor(world.service.head)
    _merge(world, house.mayak, house.zenit)
    _merge(world, house.zenit, house.polus)
    with pytest.raises(KeptIsGone):
        _part(world, house.mayak)
    _part(world, house.zenit)
    twin = only(add_companies([CompanyInput("маяк")], by=by, at=world.at))
    with pytest.raises(NameTaken):
        _part(world, house.mayak)
    delete_companies([twin], by=by, at=world.at)
    _part(world, house.mayak)


def test_the_number_of_queries_does_not_grow_with_what_moves(world: World) -> None:
    by = world.actor(world.service.head)
    counts = []
    for rows in (1, 500):
        new = [CompanyInput(f"К {rows}"), CompanyInput(f"Л {rows}")]
        source, target = (
            Company.objects.get(pk=only([each])) for each in add_companies(new, by=by, at=world.at)
        )
        _crowd(world, source, rows)
        with CaptureQueriesContext(connection) as queries:
            _merge(world, source, target)
            _part(world, source)
        assert Employment.objects.filter(company=source).count() == rows
        counts.append(len(queries))
    assert counts[0] == counts[1]


def _crowd(world: World, company: Company, count: int) -> None:
    house = world.service
    people = Person.objects.bulk_create(
        Person(
            organization=house.organization,
            kind="CUSTOMER",
            last_name=f"Н{company.pk}",
            first_name=str(number),
            sort_key=f"н{company.pk} {number}",
            search_text="",
            email=f"p{company.pk}-{number}@crowd.example",
            created_at=world.at,
        )
        for number in range(count)
    )
    Employment.objects.bulk_create(
        Employment(
            organization=house.organization,
            person=person,
            kind="CUSTOMER",
            is_living=True,
            sort_key=person.sort_key,
            company=company,
            side="CLIENT",
            since=world.at.date() - timedelta(days=9),
        )
        for person in people
    )
    Company.objects.bulk_create(
        Company(
            organization=house.organization,
            name=f"Д {company.pk} {number}",
            sort_key=f"д {company.pk} {number}",
            search_text="",
            parent=company,
        )
        for number in range(count)
    )
