"""How does a bulk run end before its last row, and what is then untouched?"""

from datetime import timedelta
from typing import Any

import pytest

from naryad.access.permissions import Permission
from naryad.core.errors import NotVisible, ReadOnlyView
from naryad.lists.bulk import actions
from naryad.lists.bulk.actions.forget_runs import KEPT
from naryad.lists.bulk.models import BulkRow, BulkRun
from naryad.lists.bulk.queries import running_of
from naryad.lists.bulk.states import RunState
from naryad.lists.bulk.visibility import runs_visible_to
from naryad.lists.bulk.working import break_off, work_on
from naryad.people.models import Person, PersonRole, Role, RolePermission
from tests.lists.bulk.runs import counts_of, deleted_among, start, work_off
from tests.web.people.crowds import add_crowd
from tests.world import World


def _half_done(world: World, person: Person) -> tuple[BulkRun, list[int]]:
    ids = add_crowd(world, 450)
    run = start(world, "delete", ids, by=world.actor(person))
    return work_off(run, world, batches=1), ids


def test_a_cancelled_run_finishes_its_batch_and_begins_no_other(world: World) -> None:
    run, ids = _half_done(world, world.service.admin)
    cancelled = actions.cancel_run(run.pk, by=world.actor(world.service.admin), at=world.at)
    assert (cancelled.state, cancelled.cancel_asked_at) == (RunState.RUNNING, world.at)
    work_off(run, world)
    assert run.state == RunState.CANCELLED
    assert counts_of(run) == (450, 200, 0, 0, 0)
    assert deleted_among(ids) == 200


def test_a_run_that_has_ended_is_not_cancelled(world: World) -> None:
    run = start(world, "delete", [world.service.customer.pk])
    actions.cancel_run(run.pk, by=world.actor(world.service.admin), at=world.at)
    run.refresh_from_db()
    assert (run.state, run.cancel_asked_at) == (RunState.DONE, None)


def _take_right(world: World) -> None:
    role = world.service.roles["HEAD"]
    RolePermission.objects.filter(role=role, permission=Permission.DELETE_PEOPLE).delete()


def _take_role(world: World) -> None:
    PersonRole.objects.filter(person=world.service.head).delete()


def _ban(world: World) -> None:
    Person.objects.filter(pk=world.service.head.pk).update(
        banned_at=world.at, ban_reason=world.service.ban_reason
    )


def _delete(world: World) -> None:
    Person.objects.filter(pk=world.service.head.pk).update(deleted_at=world.at)


def _move(world: World) -> None:
    Person.objects.filter(pk=world.service.head.pk).update(kind="CUSTOMER")


@pytest.mark.parametrize("take_away", [_take_right, _take_role, _ban, _delete, _move])
def test_rights_taken_away_stop_the_rest_at_once(world: World, take_away: Any) -> None:
    run, ids = _half_done(world, world.service.head)
    take_away(world)
    work_off(run, world)
    assert run.state == RunState.STOPPED
    assert run.because["en"] == "You do not have the right to do this."
    assert run.because["ru"] != run.because["en"]
    assert counts_of(run) == (450, 200, 0, 0, 0)
    assert deleted_among(ids) == 200


def test_people_who_went_out_of_sight_midway_are_refused_one_by_one(world: World) -> None:
    """The head of service keeps the right, and sees fewer people from the second batch on."""
    house = world.service
    run, _ids = _half_done(world, house.head)
    role: Role = house.roles["HEAD"]
    RolePermission.objects.filter(role=role, permission=Permission.SEE_ALL_PEOPLE).delete()
    work_off(run, world)
    assert run.state == RunState.DONE
    assert counts_of(run) == (450, 200, 0, 0, 250)
    codes = BulkRow.objects.filter(run=run, result="REFUSED").values_list("code", flat=True)
    assert set(codes) == {"NotVisible"}


def test_a_run_that_no_try_could_finish_says_so(world: World) -> None:
    run, ids = _half_done(world, world.service.admin)
    break_off(run.pk, at=world.at)
    run.refresh_from_db()
    assert run.state == RunState.STOPPED
    assert "An error of ours" in run.because["en"]
    work_off(run, world)
    assert deleted_among(ids) == 200
    work_on(999_999_999, at=world.at)
    break_off(999_999_999, at=world.at)


def test_only_who_started_it_and_administrators_see_and_cancel_a_run(world: World) -> None:
    house = world.service
    run, _ids = _half_done(world, house.head)
    for person in (house.admin, house.head):
        assert runs_visible_to(world.actor(person)).filter(pk=run.pk).exists()
    unseeing = [
        world.actor(house.dispatcher),
        world.actor(world.other.admin),
        world.actor(house.head, viewed_by=house.admin),
        house.system,
    ]
    for actor in unseeing:
        assert not runs_visible_to(actor).filter(pk=run.pk).exists()
        with pytest.raises((NotVisible, ReadOnlyView)):
            actions.cancel_run(run.pk, by=actor, at=world.at)
    running = running_of(world.actor(house.head))
    assert running is not None
    assert running.pk == run.pk
    assert running_of(world.actor(house.admin)) is None


def test_runs_are_forgotten_after_three_months_and_never_while_open(world: World) -> None:
    admin = world.actor(world.service.admin)
    done = start(world, "delete", [world.service.customer.pk])
    actions.undo_run(done.pk, by=admin, at=world.at)
    going = start(world, "delete", add_crowd(world, 201))
    assert actions.forget_runs(at=world.at + KEPT) == 0
    assert actions.forget_runs(at=world.at + KEPT + timedelta(seconds=1)) > 1
    assert list(BulkRun.objects.values_list("pk", flat=True)) == [going.pk]
    assert BulkRow.objects.count() == 201
