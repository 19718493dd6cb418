"""Does an import go on where it was left, and say how far it has come?"""

import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from naryad.accounts.models import Invitation
from naryad.core.errors import NotVisible, Refusal
from naryad.people.models import Person
from naryad.spreadsheets import actions, import_batches
from naryad.spreadsheets.import_refusals import NotChecked, NotNow
from naryad.spreadsheets.import_rows import rows_of
from naryad.spreadsheets.importing import CHECK, RUN, UNDO, give_up, go_on
from naryad.spreadsheets.models import Import, ImportRow
from naryad.spreadsheets.states import ImportState, RowState
from tests.spreadsheets.staging import (
    check,
    remarks,
    run_whole,
    stage,
    states,
    undo_whole,
    work_off,
)
from tests.world import World

HEADS = ("full", "email", "companies", "roles")
PARTS = {"full": "full_name"}


class _Killed(Exception):
    pass


def _people(world: World, count: int) -> list[list[str]]:
    company = world.service.zenit.name
    return [
        [f"Очередной{each:03} Иван Петрович", f"q{each}@import.example", company, "Customer"]
        for each in range(count)
    ]


def _staged(world: World, count: int, **options: Any) -> Import:
    run = stage(
        world, world.service.head, "customers", HEADS, _people(world, count), key="email",
        parts=PARTS, **options,
    )  # fmt: skip
    run.mapping[0]["to"] = "last_name"
    run.save()
    return run


def _there() -> list[tuple[str, str, str]]:
    people = Person.objects.filter(email__endswith="@import.example", deleted_at=None)
    return list(people.order_by("email").values_list("email", "last_name", "middle_name"))


def _killed_before_commit(work: Callable[[], None]) -> None:
    """The worker dies when its batch is done and not yet kept."""
    with suppress(_Killed), transaction.atomic():
        work()
        raise _Killed


def test_a_worker_that_is_killed_between_batches_ends_as_if_it_were_not(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_batches, "SIZE", 7)
    run = check(world, _staged(world, 20))
    _killed_before_commit(lambda: go_on(run.pk, CHECK))
    actions.run_import(run.pk, by=world.actor(run.by), at=world.at)
    for _time in range(3):
        _killed_before_commit(lambda: go_on(run.pk, RUN))
        go_on(run.pk, RUN)
    work_off(run, ImportState.RUNNING, lambda: go_on(run.pk, RUN))
    go_on(run.pk, RUN)  # A job that comes twice finds nothing to do.
    assert states(run) == {"done": 20}
    whole = _there()
    assert len(whole) == 20 and whole[0][1:] == ("Очередной000", "Петрович")
    actions.undo_import(run.pk, by=world.actor(run.by), at=world.at)
    _killed_before_commit(lambda: go_on(run.pk, UNDO))
    go_on(run.pk, UNDO)
    _killed_before_commit(lambda: go_on(run.pk, UNDO))
    work_off(run, ImportState.UNDOING, lambda: go_on(run.pk, UNDO))
    assert (states(run), _there()) == ({"undone": 20}, [])


def test_an_import_is_held_up_and_goes_on(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_batches, "SIZE", 5)
    run, by, at = check(world, _staged(world, 12)), world.actor(world.service.head), world.at
    actions.run_import(run.pk, by=by, at=at)
    go_on(run.pk, RUN)
    assert actions.pause_import(run.pk, by=by, at=at).state == ImportState.RUNNING
    go_on(run.pk, RUN)
    run.refresh_from_db()
    assert (run.state, states(run)) == (ImportState.PAUSED, {"new": 7, "done": 5})
    run_whole(world, run)
    assert states(run) == {"done": 12}


def test_what_is_done_when_it_is_cancelled_stays_and_can_be_taken_back(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_batches, "SIZE", 5)
    run, by, at = check(world, _staged(world, 12)), world.actor(world.service.head), world.at
    actions.run_import(run.pk, by=by, at=at)
    go_on(run.pk, RUN)
    actions.cancel_import(run.pk, by=by, at=at)
    go_on(run.pk, RUN)
    run.refresh_from_db()
    assert (run.state, states(run)) == (ImportState.CANCELLED, {"new": 7, "done": 5})
    undo_whole(world, run)
    assert (states(run), _there()) == ({"new": 7, "undone": 5}, [])


def test_a_check_that_is_cancelled_leads_back_to_the_columns(world: World) -> None:
    run, by, at = _staged(world, 3), world.actor(world.service.head), world.at
    actions.check_import(run.pk, by=by, at=at)
    actions.cancel_import(run.pk, by=by, at=at)
    go_on(run.pk, CHECK)
    run.refresh_from_db()
    assert (run.state, run.cancel_asked_at) == (ImportState.MAPPING, None)
    assert states(check(world, run)) == {"new": 3}
    assert actions.cancel_import(run.pk, by=by, at=at).state == ImportState.CANCELLED


def test_a_check_that_is_cancelled_after_its_last_row_ends(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, by = _staged(world, 3), world.actor(world.service.head)
    actions.check_import(run.pk, by=by, at=world.at)

    def look_at_the_clock() -> datetime:
        """Only when the check is over does it ask what time it is."""
        actions.cancel_import(run.pk, by=by, at=world.at)
        return world.at

    clock = SimpleNamespace(now=look_at_the_clock)
    monkeypatch.setattr(sys.modules[actions.check_rows.__module__], "timezone", clock)
    go_on(run.pk, CHECK)
    run.refresh_from_db()
    assert (run.state, run.cancel_asked_at) == (ImportState.MAPPING, None)


def test_no_page_waits_for_a_file_that_is_read(world: World) -> None:
    run, by, at = _staged(world, 1), world.actor(world.service.head), world.at
    Import.objects.filter(pk=run.pk).update(state=ImportState.READING)
    with CaptureQueriesContext(connection) as asked, pytest.raises(NotNow):
        actions.check_import(run.pk, by=by, at=at)
    assert not any("advisory" in query["sql"] for query in asked.captured_queries)
    assert actions.cancel_import(run.pk, by=by, at=at).state == ImportState.CANCELLED


def test_cells_are_put_right_and_rows_left_out(world: World) -> None:
    run, by, at = _staged(world, 4), world.actor(world.service.head), world.at
    rows_of(run).filter(line=3).update(cells=["Безпочты Иван", "no", "", "Customer"])
    check(world, run)
    assert set(remarks(run)) == {(3, 1), (3, 2)}
    zenit = world.service.zenit.name
    fixed = actions.fix_cells(run.pk, {(3, 1): "yes@import.example", (3, 2): zenit}, by=by, at=at)
    assert states(fixed) == {"new": 3, "read": 1}
    with pytest.raises(NotChecked):
        actions.run_import(run.pk, by=by, at=at)
    assert states(check(world, run)) == {"new": 4}
    actions.fix_cells(run.pk, {(3, 1): "no"}, by=by, at=at)
    assert rows_of(run).get(line=3).fixed == {"2": zenit}
    for left_out, expected in ((True, "skipped"), (False, "error"), (True, "skipped")):
        check(world, run)
        actions.leave_out_rows(run.pk, [3], left_out=left_out, by=by, at=at)
        assert states(check(world, run)) == {"new": 3, expected: 1}
    for texts in ({(3, 9): ""}, {(99, 0): ""}):
        with pytest.raises(Refusal):
            actions.fix_cells(run.pk, texts, by=by, at=at)
    run_whole(world, run)
    assert states(run) == {"done": 3, "skipped": 1}


def test_people_are_invited_now_later_or_never(world: World) -> None:
    def invited() -> int:
        return Invitation.objects.filter(address__endswith="@import.example").count()

    never = run_whole(world, check(world, _staged(world, 2)))
    assert invited() == 0
    undo_whole(world, never)
    later = run_whole(world, check(world, _staged(world, 3, invite="later")))
    assert invited() == 0
    actions.invite_imported(later.pk, by=world.actor(later.by), at=world.at)
    work_off(later, ImportState.RUNNING, lambda: go_on(later.pk, RUN))
    assert (later.state, invited()) == (ImportState.DONE, 3)
    undo_whole(world, later)
    run_whole(world, check(world, _staged(world, 4, invite="now")))
    assert invited() == 7


def test_empty_cells_keep_or_clear_and_one_text_may_stand_for_all(world: World) -> None:
    customer, by = world.service.customer, world.service.head
    Person.objects.filter(pk=customer.pk).update(position="Директор")
    heads, rows = ("email", "position"), [[customer.email, ""]]
    kept = stage(world, by, "customers", heads, rows, key="email")
    assert states(check(world, kept)) == {"same": 1}
    cleared = stage(world, by, "customers", heads, rows, key="email", empty="clear")
    run_whole(world, check(world, cleared))
    customer.refresh_from_db()
    assert customer.position == ""
    alike = stage(world, by, "customers", heads, rows, key="email", same={"position": "Гость"})
    check(world, alike)
    assert rows_of(alike).get().changes == {"position": ["", "Гость"]}


def test_a_batch_asks_as_often_for_many_rows_as_for_few(world: World) -> None:
    def asked(count: int) -> tuple[int, int]:
        run = _staged(world, count)
        actions.check_import(run.pk, by=world.actor(run.by), at=world.at)
        with CaptureQueriesContext(
            connection,
        ) as checking:
            go_on(run.pk, CHECK)
        actions.run_import(run.pk, by=world.actor(run.by), at=world.at)
        with CaptureQueriesContext(connection) as running:
            go_on(run.pk, RUN)
        work_off(run, ImportState.RUNNING, lambda: go_on(run.pk, RUN))
        assert states(run) == {"done": count}
        undo_whole(world, run)
        return len(checking), len(running)

    asked(2)  # What is remembered between calls.
    assert asked(3) == asked(150)


def test_an_error_of_ours_is_said_and_what_is_done_can_be_taken_back(world: World) -> None:
    run = check(world, _staged(world, 2))
    actions.run_import(run.pk, by=world.actor(run.by), at=world.at)
    go_on(run.pk, RUN)
    give_up(run.pk, at=world.at)
    run.refresh_from_db()
    assert (run.state, bool(run.because)) == (ImportState.BROKEN, True)
    undo_whole(world, run)
    assert _there() == []


def test_rows_are_forgotten_after_a_month_and_imports_after_three(world: World) -> None:
    run = run_whole(world, check(world, _staged(world, 2)))
    while actions.forget_imports(at=world.at + timedelta(days=29)):
        continue
    assert rows_of(run).count() == 2
    while actions.forget_imports(at=world.at + timedelta(days=31)):
        continue
    assert not rows_of(run).exists() and Import.objects.filter(pk=run.pk).exists()
    while actions.forget_imports(at=world.at + timedelta(days=91)):
        continue
    assert not Import.objects.filter(pk=run.pk).exists()


def test_others_neither_see_nor_touch_it(world: World) -> None:
    run, at = check(world, _staged(world, 1)), world.at
    for person in (world.service.dispatcher, world.service.admin, world.other.admin):
        with pytest.raises(NotVisible):
            actions.run_import(run.pk, by=world.actor(person), at=at)
    assert ImportRow.objects.filter(run=run, state=RowState.NEW).count() == 1
