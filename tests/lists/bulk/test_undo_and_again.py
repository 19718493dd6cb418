"""Is what a bulk run did taken back exactly, and is only its rest tried again?"""

from datetime import timedelta

import pytest

from naryad.access.kind import Kind
from naryad.catalog.models import Reason, ReasonUse
from naryad.core.errors import NotPermitted, NotVisible
from naryad.lists.bulk import actions
from naryad.lists.bulk.models import BulkRow, BulkRun
from naryad.lists.bulk.queries import may_be_undone
from naryad.lists.bulk.refusals import NobodyPicked, NothingToUndo, StillRunning
from naryad.lists.bulk.states import RowResult, RunState
from naryad.lists.bulk.verbs import UNDO_WITHIN
from naryad.people.models import Person, PersonArea, PersonRole
from tests.lists.bulk.runs import counts_of, deleted_among, results_of, start, version_of, work_off
from tests.people.inputs import fresh
from tests.web.people.crowds import add_crowd
from tests.world import World


def _undo(world: World, run: BulkRun, *, later: timedelta = timedelta()) -> BulkRun:
    by = world.actor(world.service.admin)
    return actions.undo_run(run.pk, by=by, at=world.at + later)


def _again(world: World, run: BulkRun, result: RowResult) -> BulkRun:
    return actions.try_again(run.pk, result, by=world.actor(world.service.admin), at=world.at)


def test_an_undo_reaches_exactly_the_rows_that_were_done(world: World) -> None:
    house = world.service
    run = start(world, "delete", [house.customer.pk, house.loner.pk, house.deleted.pk])
    undo = _undo(world, run)
    assert undo.undoes_id == run.pk
    assert results_of(undo) == {house.customer.pk: "DONE", house.loner.pk: "DONE"}
    assert deleted_among([house.customer.pk, house.loner.pk]) == 0
    assert fresh(house.deleted).deleted_at is not None


def test_what_somebody_changed_since_is_not_taken_back(world: World) -> None:
    house = world.service
    run = start(world, "to-employees", [house.customer.pk, house.loner.pk])
    Person.objects.filter(pk=house.loner.pk).update(version=version_of(house.loner) + 1)
    undo = _undo(world, run)
    assert results_of(undo) == {house.customer.pk: "DONE", house.loner.pk: "STALE"}
    assert fresh(house.customer).kind == Kind.CUSTOMER
    assert fresh(house.loner).kind == Kind.EMPLOYEE


def test_an_undo_is_done_once_and_can_be_undone_itself(world: World) -> None:
    house = world.service
    run = start(world, "delete", [house.customer.pk])
    undo = _undo(world, run)
    assert _undo(world, run).pk == undo.pk
    assert fresh(house.customer).deleted_at is None
    _undo(world, undo)
    assert fresh(house.customer).deleted_at is not None


def test_an_undo_has_its_time_and_its_verb(world: World) -> None:
    house, actor = world.service, world.actor(world.service.admin)
    run = start(world, "delete", [house.customer.pk])
    last = world.at + UNDO_WITHIN
    assert may_be_undone(run, actor=actor, at=last - timedelta(seconds=1))
    assert not may_be_undone(run, actor=actor, at=last)
    with pytest.raises(NothingToUndo):
        _undo(world, run, later=UNDO_WITHIN)
    lifted = start(world, "unban", [house.banned.pk])
    assert not may_be_undone(lifted, actor=actor, at=world.at)
    for nothing in (lifted, start(world, "delete", [house.deleted.pk])):
        with pytest.raises(NothingToUndo):
            _undo(world, nothing)
    _undo(world, run)
    assert not may_be_undone(run, actor=actor, at=world.at)


def test_whoever_was_banned_before_stays_banned(world: World) -> None:
    house = world.service
    other = Reason.objects.create(
        organization=house.organization, use=ReasonUse.BAN, name={"en": "Another"}
    )
    run = start(world, "ban", [house.customer.pk, house.banned.pk], reason_id=other.pk)
    assert counts_of(run)[1] == 2
    assert results_of(_undo(world, run)) == {house.customer.pk: "DONE"}
    assert fresh(house.banned).is_banned(at=world.at)
    only = start(world, "ban", [house.banned.pk], reason_id=house.ban_reason.pk)
    assert not may_be_undone(only, actor=world.actor(house.admin), at=world.at)
    with pytest.raises(NothingToUndo):
        _undo(world, only)


def test_an_undo_needs_the_right_of_its_verb(world: World) -> None:
    by = world.actor(world.service.head)
    run = start(world, "delete", [world.service.customer.pk], by=by)
    PersonRole.objects.filter(person=world.service.head).delete()
    by = world.actor(world.service.head)
    assert not may_be_undone(run, actor=by, at=world.at)
    with pytest.raises(NotPermitted):
        actions.undo_run(run.pk, by=by, at=world.at)


def test_a_long_run_is_undone_by_the_worker_too(world: World) -> None:
    ids = add_crowd(world, 230)
    run = start(world, "delete", ids)
    with pytest.raises(StillRunning):
        _undo(world, run)
    with pytest.raises(StillRunning):
        _again(world, run, RowResult.WAITING)
    undo = _undo(world, work_off(run, world, batches=2))
    assert deleted_among(ids) == 230
    work_off(undo, world, batches=2)
    assert deleted_among(ids) == 0
    assert counts_of(undo) == (230, 230, 0, 0, 0)


def test_only_the_refused_are_tried_again_and_with_the_same_reason(world: World) -> None:
    house = world.service
    reason = {"reason_id": house.ban_reason.pk}
    run = start(world, "ban", [house.customer.pk, house.admin.pk], **reason)
    again = _again(world, run, RowResult.REFUSED)
    assert results_of(again) == {house.admin.pk: "REFUSED"}
    assert again.parameters == run.parameters
    with pytest.raises(NobodyPicked):
        _again(world, run, RowResult.STALE)


def test_who_has_looked_at_the_stale_may_ask_for_them_all_the_same(world: World) -> None:
    house = world.service
    run = start(world, "delete", [house.customer.pk])
    Person.objects.filter(pk=house.customer.pk).update(version=version_of(house.customer) + 1)
    undo = _undo(world, run)
    assert results_of(undo) == {house.customer.pk: "STALE"}
    assert results_of(_again(world, undo, RowResult.STALE)) == {house.customer.pk: "DONE"}
    assert fresh(house.customer).deleted_at is None


def test_the_rest_of_a_cancelled_run_counts_as_it_was_seen(world: World) -> None:
    ids = add_crowd(world, 210)
    run = start(world, "delete", ids)
    actions.cancel_run(run.pk, by=world.actor(world.service.admin), at=world.at)
    work_off(run, world, batches=1)
    assert (run.state, run.waiting) == (RunState.CANCELLED, 210)
    Person.objects.filter(pk=ids[0]).update(version=version_of(ids[0]) + 1)
    again = work_off(_again(world, run, RowResult.WAITING), world, batches=2)
    assert counts_of(again) == (210, 209, 0, 1, 0)


def _areas(person_id: int) -> list[int]:
    areas = PersonArea.objects.filter(person_id=person_id).order_by("area_id")
    return list(areas.values_list("area_id", flat=True))


def test_each_comes_back_to_the_areas_of_their_own(world: World) -> None:
    house = world.service
    ids = [house.customer.pk, house.dispatcher.pk, house.loner.pk]
    before = [_areas(person_id) for person_id in ids]
    run = start(world, "set-areas", ids, change="PUT", area_ids=[str(house.default_area.pk)])
    assert counts_of(run)[1] == 3
    Person.objects.filter(pk=house.loner.pk).update(version=version_of(house.loner) + 1)
    undo = _undo(world, run)
    assert results_of(undo) == {ids[0]: "DONE", ids[1]: "DONE", ids[2]: "STALE"}
    assert [_areas(person_id) for person_id in ids] == [*before[:2], [house.default_area.pk]]
    again = _again(world, undo, RowResult.STALE)
    assert results_of(again) == {ids[2]: "DONE"}
    assert _areas(ids[2]) == before[2]


def test_a_long_run_over_areas_is_undone_by_the_worker_row_by_row(world: World) -> None:
    house = world.service
    ids = add_crowd(world, 230)
    start(world, "set-areas", ids[:100], change="PUT", area_ids=[house.south.pk])
    run = start(world, "set-areas", ids, change="ADD", area_ids=[house.default_area.pk])
    work_off(run, world)
    undo = work_off(_undo(world, run), world)
    assert counts_of(undo) == (230, 230, 0, 0, 0)
    assert {tuple(_areas(person_id)) for person_id in ids[:100]} == {(house.south.pk,)}
    assert {tuple(_areas(person_id)) for person_id in ids[100:]} == {(house.north.pk,)}


def test_what_an_undo_needs_is_kept_no_longer_than_one_can_begin(world: World) -> None:
    house = world.service
    run = start(world, "add-to-company", [house.customer.pk], company_id=house.mayak.pk)
    kept = BulkRow.objects.filter(run=run, kept__isnull=False)
    actions.forget_runs(at=world.at + UNDO_WITHIN)
    assert kept.exists()
    actions.forget_runs(at=world.at + UNDO_WITHIN + timedelta(seconds=1))
    assert not kept.exists()


def test_nobody_begins_with_an_undo(world: World) -> None:
    with pytest.raises(NotVisible):
        start(world, "put-back", [world.service.customer.pk], kept={})
