"""Does a bulk run do one thing with exactly the rows that its person picked, and tell of each?"""

from collections.abc import Sequence
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from naryad.access.kind import Kind
from naryad.core.errors import Invalid, NotPermitted, NotVisible, ReadOnlyView
from naryad.history.models import Event
from naryad.lists.bulk import batches
from naryad.lists.bulk.models import BulkRow, BulkRun
from naryad.lists.bulk.picking import MOST, Picked, read_picked
from naryad.lists.bulk.refusals import NobodyPicked, TooManyPicked
from naryad.lists.bulk.registry import find_verb, verbs_of
from naryad.lists.bulk.states import RunState
from naryad.people.models import Person, PersonRole
from tests.lists.bulk.runs import (
    counts_of,
    deleted_among,
    results_of,
    start,
    version_of,
    work_off,
)
from tests.people.inputs import fresh
from tests.web.people.crowds import add_crowd
from tests.world import World


def _jobs(run: BulkRun) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'work_off_bulk_run'"
            " AND (args->>'run_id')::bigint = %s::bigint",
            [run.pk],
        )
        (count,) = cursor.fetchone()
    return int(count)


def test_a_small_run_is_done_at_once_with_an_outcome_for_each(world: World) -> None:
    house = world.service
    run = start(world, "delete", [house.customer.pk, house.deleted.pk, house.admin.pk])
    assert run.state == RunState.DONE
    assert run.ended_at == world.at
    assert results_of(run) == {
        house.customer.pk: "DONE",
        house.deleted.pk: "SAME",
        house.admin.pk: "REFUSED",
    }
    assert counts_of(run) == (3, 1, 1, 0, 1)
    event = Event.objects.filter(kind="person.deleted", subject_id=house.customer.pk).get()
    assert event.actor_id == house.admin.pk
    assert _jobs(run) == 0


def test_a_refusal_is_kept_in_the_words_of_every_language(world: World) -> None:
    house = world.service
    PersonRole.objects.create(
        organization=house.organization, person=house.banned, role=house.roles["ADMINISTRATOR"]
    )
    by = world.actor(house.head)
    run = start(world, "unban", [house.banned.pk], by=by)
    row = BulkRow.objects.get(run=run)
    assert row.code == "RoleNotYours"
    assert "«Administrator»" in row.words["en"]
    assert "«Администратор»" in row.words["ru"]
    with override("en"):
        assert str(row.words) == row.words["en"]


def test_what_is_kept_of_a_refusal_names_nobody_else(world: World) -> None:
    """Their data may be erased long before the run is forgotten."""
    house = world.service
    Person.objects.filter(pk=house.loner.pk).update(email=house.deleted.email)
    row = BulkRow.objects.get(run=start(world, "restore", [house.deleted.pk]))
    assert row.code == "LivingTwin"
    assert row.words["en"].startswith("Another person of the organization has")
    assert house.loner.last_name not in str(dict(row.words))


def test_a_row_that_changed_since_it_was_seen_is_left_alone(world: World) -> None:
    house = world.service
    seen = [Picked(each.pk, version_of(each)) for each in (house.customer, house.loner)]
    Person.objects.filter(pk=house.loner.pk).update(version=version_of(house.loner) + 1)
    run = start(world, "delete", seen)
    assert results_of(run) == {house.customer.pk: "DONE", house.loner.pk: "STALE"}
    assert fresh(house.loner).deleted_at is None
    assert counts_of(run) == (2, 1, 0, 1, 0)


def test_what_changes_between_the_start_and_its_batch_is_left_alone(world: World) -> None:
    ids = add_crowd(world, 250)
    run = start(world, "delete", ids)
    assert run.state == RunState.WAITING
    assert deleted_among(ids) == 0
    changed = ids[3:240:7]
    for person in Person.objects.filter(pk__in=changed):
        Person.objects.filter(pk=person.pk).update(version=person.version + 1)
    work_off(run, world)
    assert run.state == RunState.DONE
    stale = {row_id for row_id, result in results_of(run).items() if result == "STALE"}
    assert stale == set(changed)
    assert deleted_among(ids) == 250 - len(changed)
    assert deleted_among(changed) == 0


def test_a_long_run_is_left_to_the_worker_in_batches(world: World) -> None:
    ids = add_crowd(world, 450)
    run = start(world, "delete", ids)
    assert (run.state, _jobs(run)) == (RunState.WAITING, 1)
    work_off(run, world, batches=1)
    assert (run.state, _jobs(run)) == (RunState.RUNNING, 2)
    assert counts_of(run) == (450, 200, 0, 0, 0)
    assert deleted_among(ids[:200]) == deleted_among(ids) == 200
    work_off(run, world, batches=2)
    assert (run.state, _jobs(run)) == (RunState.DONE, 3)
    assert deleted_among(ids) == 450
    work_off(run, world, batches=1)
    assert counts_of(run) == (450, 450, 0, 0, 0)


def test_people_who_are_not_seen_are_not_even_counted(world: World) -> None:
    house, stranger = world.service, world.other.customer
    run = start(world, "delete", [house.customer.pk, stranger.pk, 999_999_999])
    assert results_of(run) == {house.customer.pk: "DONE"}
    assert fresh(stranger).deleted_at is None
    with pytest.raises(NobodyPicked):
        start(world, "delete", [stranger.pk])


def test_nobody_and_too_many_are_refused(world: World) -> None:
    with pytest.raises(NobodyPicked):
        start(world, "delete", [])
    many = [Picked(each, 1) for each in range(1, MOST + 2)]
    with pytest.raises(TooManyPicked):
        start(world, "delete", many)


def test_the_right_is_asked_first_and_another_pair_of_eyes_changes_nothing(world: World) -> None:
    house = world.service
    with pytest.raises(NotPermitted):
        start(world, "delete", [house.customer.pk], by=world.actor(house.dispatcher))
    viewing = world.actor(house.admin, viewed_by=house.admin)
    with pytest.raises(ReadOnlyView):
        start(world, "delete", [house.customer.pk], by=viewing)
    with pytest.raises(NotVisible):
        find_verb("person", "nothing")


def test_what_is_wrong_with_the_question_is_said_before_a_worker_begins(world: World) -> None:
    ids = add_crowd(world, 201)
    with pytest.raises(Invalid) as wrong:
        start(world, "ban", ids, reason_id=0)
    assert set(wrong.value.errors) == {"reason_id"}
    assert not BulkRun.objects.filter(verb="ban", total=201).exists()


def test_a_ban_keeps_its_reason_for_every_batch(world: World) -> None:
    ids = add_crowd(world, 201)
    run = start(world, "ban", ids, reason_id=world.service.ban_reason.pk)
    work_off(run, world, batches=2)
    banned = Person.objects.filter(pk__in=ids, ban_reason=world.service.ban_reason)
    assert banned.count() == 201


@pytest.mark.parametrize("verb", [verb.key for verb in verbs_of("person")])
def test_a_batch_of_500_makes_no_more_queries_than_one_of_1(
    world: World, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    monkeypatch.setattr(batches, "SIZE", 500)
    kind = Kind.EMPLOYEE if verb == "to-customers" else Kind.CUSTOMER
    ids = add_crowd(world, 501, kind=kind)
    Person.objects.filter(pk__in=ids).update(**_ready_for(verb, world))
    counted = []
    for chosen in (ids[:1], ids[1:]):
        with CaptureQueriesContext(connection) as queries:
            run = start(world, verb, chosen, **_given_for(verb, world))
        assert counts_of(run)[:2] == (len(chosen), len(chosen)), BulkRow.objects.filter(run=run)
        counted.append(len(queries))
    assert counted[1] <= counted[0]


def _ready_for(verb: str, world: World) -> dict[str, Any]:
    if verb == "unban":
        return {"banned_at": world.at, "ban_reason": world.service.ban_reason}
    return {"deleted_at": world.at} if verb == "restore" else {"position": ""}


def _given_for(verb: str, world: World) -> dict[str, Any]:
    house = world.service
    given: dict[str, dict[str, Any]] = {
        "ban": {"reason_id": house.ban_reason.pk},
        "set-areas": {"change": "PUT", "area_ids": [house.south.pk]},
        "add-to-company": {"company_id": house.mayak.pk, "position": "Гость"},
    }
    return given.get(verb, {})


@pytest.mark.parametrize(
    ("given", "picked"),
    [
        (["5.2", "7"], [Picked(5, 2), Picked(7)]),
        (["5.2", "5.9", "5"], [Picked(5, 2)]),
        (["", "x", "-1", ".3", "²", "9" * 19], []),
        (["5.x", "6.", "7.1.2", f"8.{'9' * 10}"], [Picked(5), Picked(6), Picked(7), Picked(8)]),
    ],
)
def test_what_makes_no_sense_among_the_picked_is_left_out(
    given: Sequence[str], picked: Sequence[Picked]
) -> None:
    assert read_picked(given) == picked
    assert read_picked([str(each) for each in picked]) == picked
