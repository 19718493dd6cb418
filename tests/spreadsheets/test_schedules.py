"""Does a file come by itself, to whoever wants it, with their rights, and to nobody else?"""

import os
import sys
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from naryad.files.actions import sweep_files
from naryad.files.models import File
from naryad.files.storing import path_of
from naryad.history.models import Event
from naryad.letters.kinds import Content, kind_of
from naryad.letters.models import Letter
from naryad.people.models import Person, PersonRole, RolePermission
from naryad.spreadsheets import actions
from naryad.spreadsheets.actions.write_export import write_export
from naryad.spreadsheets.batches import AT_ONCE
from naryad.spreadsheets.jobs import make_all_due
from naryad.spreadsheets.letters import SCHEDULE_STOPPED, SCHEDULED_EXPORT
from naryad.spreadsheets.models import Export, ExportSchedule
from naryad.spreadsheets.states import ExportState
from naryad.spreadsheets.working import break_off, work_on
from tests.spreadsheets.making import enter, fetch
from tests.world import World

GIVEN = {
    "name": "Заказчики по понедельникам",
    "format": "csv",
    "columns": ["name", "phone"],
    "rhythm": "WEEKLY",
    "weekday": "0",
    "day": "1",
    "hour": "8",
}


def _add(client: Client, noun: str = "customers", query: str = "", **given: Any) -> ExportSchedule:
    path = reverse("export_schedule_new", args=[noun]) + query
    answer = client.post(path, GIVEN | given)
    assert answer.status_code == 303, answer.content.decode()[:3000]
    return ExportSchedule.objects.latest("pk")


def _run(schedule: ExportSchedule) -> Export | None:
    """As the worker does when its moment has come."""
    assert schedule.next_at is not None
    before = Export.objects.filter(schedule=schedule).count()
    make_all_due(at=schedule.next_at)
    exports = Export.objects.filter(schedule=schedule).order_by("-pk")
    if exports.count() == before:
        return None
    work_on(exports[0].pk)
    return exports[0]


def _letters(kind: str) -> list[Letter]:
    return list(Letter.objects.filter(kind=kind).order_by("pk"))


def _text(letter: Letter) -> str:
    with translation.override("en"):
        content = kind_of(letter).compose(letter, letter.created_at)
    assert isinstance(content, Content) and content.link is not None
    return "\n".join((content.subject, *content.paragraphs, *content.link, *content.notes))


def test_the_file_comes_in_time_with_a_link_and_never_in_the_letter(world: World) -> None:
    client = enter(world, world.service.dispatcher)
    schedule = _add(client, query="?position=~a")
    first = schedule.next_at
    assert first is not None and first.weekday() == 0
    export = _run(schedule)
    assert export is not None and export.state == ExportState.READY
    assert b"Phone" in fetch(client, export)
    (letter,) = _letters(SCHEDULED_EXPORT)
    assert letter.person_id == world.service.dispatcher.pk
    said = _text(letter)
    assert reverse("export", args=[export.pk]) in said and "+7" not in said
    schedule.refresh_from_db()
    assert schedule.next_at == first + timedelta(days=7)
    assert schedule.last_at is not None
    make_all_due(at=first)
    assert Export.objects.filter(schedule=schedule).count() == 1


def test_a_file_that_was_given_up_meanwhile_is_not_announced(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    schedule = _add(enter(world, world.service.dispatcher))
    assert schedule.next_at is not None
    make_all_due(at=schedule.next_at)
    export = Export.objects.latest("pk")

    def look_at_the_clock() -> datetime:
        """Only when the whole file is written does it ask what time it is."""
        break_off(export.pk, at=world.at)
        return world.at

    clock = SimpleNamespace(now=look_at_the_clock)
    monkeypatch.setattr(sys.modules[write_export.__module__], "timezone", clock)
    work_on(export.pk)
    export.refresh_from_db()
    assert (export.state, export.file_key) == (ExportState.STOPPED, None)
    assert not Event.objects.filter(kind="export.ready", subject_id=export.pk).exists()
    assert not File.objects.filter(owner_noun="export", owner_id=export.pk).exists()
    assert len(_letters(SCHEDULED_EXPORT)) == 1


def test_what_came_by_mail_is_kept_for_a_week_and_read_by_nobody_else(world: World) -> None:
    client = enter(world, world.service.dispatcher)
    export = _run(_add(client))
    assert export is not None
    export.refresh_from_db()
    assert export.ended_at is not None and export.file_key is not None
    kept = path_of(export.file_key)
    long_ago = (export.ended_at - timedelta(days=3)).timestamp()
    os.utime(kept, (long_ago, long_ago))
    sweep_files(at=timezone.now())
    assert kept.is_file()
    other = enter(world, world.service.admin)
    assert other.get(reverse("file", args=[export.file_key])).status_code == 404
    actions.forget_exports(at=export.ended_at + timedelta(days=6, hours=23))
    assert kept.is_file()
    actions.forget_exports(at=export.ended_at + timedelta(days=7, hours=1))
    assert not kept.exists()
    assert not File.objects.filter(key=export.file_key, deleted_at=None).exists()


def test_what_was_missed_comes_once(world: World) -> None:
    schedule = _add(enter(world, world.service.dispatcher), rhythm="DAILY")
    assert schedule.next_at is not None
    late = schedule.next_at + timedelta(days=5, minutes=3)
    make_all_due(at=late)
    make_all_due(at=late)
    schedule.refresh_from_db()
    assert Export.objects.filter(schedule=schedule).count() == 1
    assert schedule.next_at > late


def test_whoever_may_less_is_told_and_gets_nothing_until_they_have_looked(world: World) -> None:
    house = world.service
    client = enter(world, house.dispatcher)
    schedule = _add(client)
    roles = PersonRole.objects.filter(person=house.dispatcher).values("role_id")
    RolePermission.objects.filter(role_id__in=roles)[0].delete()
    assert _run(schedule) is None
    schedule.refresh_from_db()
    assert schedule.is_paused and "less" in schedule.because.text("en")
    (letter,) = _letters(SCHEDULE_STOPPED)
    assert reverse("export_schedules") in _text(letter)
    page = client.get(reverse("export_schedules")).content.decode()
    assert "You may do less" in page and "Stopped" in page
    client.post(reverse("export_schedule_resumption", args=[schedule.pk]))
    schedule.refresh_from_db()
    assert _run(schedule) is not None and not schedule.because


def test_nothing_is_made_for_whoever_is_gone(world: World) -> None:
    schedule = _add(enter(world, world.service.dispatcher))
    Person.objects.filter(pk=world.service.dispatcher.pk).update(deleted_at=world.at)
    assert _run(schedule) is None
    schedule.refresh_from_db()
    assert schedule.is_paused and _letters(SCHEDULE_STOPPED) == []
    assert Event.objects.filter(kind="export_schedule.stopped", actor=None).count() == 1


def test_a_file_that_could_not_be_made_is_said_too(world: World) -> None:
    client = enter(world, world.service.dispatcher)
    schedule = _add(client)
    assert schedule.next_at is not None
    make_all_due(at=schedule.next_at)
    export = Export.objects.get(schedule=schedule)
    Export.objects.filter(pk=export.pk).update(columns=["gone"])
    work_on(export.pk)
    (letter,) = _letters(SCHEDULED_EXPORT)
    assert "could not be made" in _text(letter)


def test_one_that_finds_three_running_waits_for_the_next_round(world: World) -> None:
    client = enter(world, world.service.dispatcher)
    schedule = _add(client)
    for _each in range(AT_ONCE):
        client.post(reverse("export_new", args=["customers"]), GIVEN)
    assert schedule.next_at is not None
    make_all_due(at=schedule.next_at)
    assert not Export.objects.filter(schedule=schedule).exists()
    Export.objects.update(state=ExportState.STOPPED)
    assert _run(schedule) is not None


def test_pause_change_and_deletion_with_undo(world: World) -> None:
    client = enter(world, world.service.dispatcher)
    schedule = _add(client)
    due = schedule.next_at
    assert due is not None
    said = client.get(reverse("export_schedules")).content.decode()
    assert "every week: Monday, 08:00" in said
    client.post(reverse("export_schedule_pause", args=[schedule.pk]))
    make_all_due(at=due)
    client.post(reverse("export_schedule_resumption", args=[schedule.pk]))
    schedule.refresh_from_db()
    given = GIVEN | {"rhythm": "MONTHLY", "day": "31", "version": str(schedule.version)}
    page = reverse("export_schedule", args=[schedule.pk])
    assert client.post(page, given).status_code == 303
    schedule.refresh_from_db()
    assert (schedule.rhythm, schedule.day) == ("MONTHLY", 31)
    client.post(reverse("export_schedule_deletion", args=[schedule.pk]))
    schedule.refresh_from_db()
    assert schedule.deleted_at is not None and schedule.next_at is None
    client.post(reverse("export_schedule_restoration", args=[schedule.pk]))
    schedule.refresh_from_db()
    assert schedule.deleted_at is None and schedule.next_at is not None
    assert not Export.objects.filter(schedule=schedule).exists()
    kinds = Event.objects.filter(subject="export_schedule", subject_id=schedule.pk)
    assert [
        kind.partition(".")[2] for kind in kinds.order_by("pk").values_list("kind", flat=True)
    ] == [
        "added",
        "paused",
        "resumed",
        "edited",
        "deleted",
        "restored",
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"name": "a" * 81},
        {"rhythm": "YEARLY"},
        {"hour": "24"},
        {"day": "0"},
        {"weekday": "x"},
        {"format": "exe"},
        {"columns": []},
    ],
)
def test_wrong_input_is_said_at_its_field(world: World, wrong: dict[str, Any]) -> None:
    client = enter(world, world.service.dispatcher)
    path = reverse("export_schedule_new", args=["customers"])
    assert client.post(path, GIVEN | wrong).status_code == 422


def test_nobody_reaches_what_comes_to_somebody_else(world: World) -> None:
    schedule = _add(enter(world, world.service.dispatcher))
    other = enter(world, world.service.admin)
    assert schedule.name not in other.get(reverse("export_schedules")).content.decode()
    for name in ("pause", "resumption", "deletion", "restoration"):
        address = reverse(f"export_schedule_{name}", args=[schedule.pk])
        assert other.post(address).status_code == 404


def test_somebody_who_saved_first_is_not_overwritten(world: World) -> None:
    client = enter(world, world.service.dispatcher)
    schedule = _add(client)
    page = reverse("export_schedule", args=[schedule.pk])
    assert client.post(page, GIVEN | {"hour": "9", "version": "1"}).status_code == 303
    late = client.post(page, GIVEN | {"hour": "10", "version": "1"})
    assert late.status_code == 409


def test_there_is_an_end_to_them(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("naryad.spreadsheets.scheduling.MOST", 1)
    client = enter(world, world.service.dispatcher)
    _add(client)
    path = reverse("export_schedule_new", args=["customers"])
    assert client.post(path, GIVEN).status_code == 409
    assert actions.make_due_export(after=10**12, at=world.at) is None


def test_what_can_be_read_in_again_comes_by_mail_too(world: World) -> None:
    client = enter(world, world.service.head)
    path = reverse("export_schedule_new", args=["customers"])
    assert 'name="content"' in client.get(path).content.decode()
    schedule = _add(client, columns=[], content="back")
    assert (schedule.imports_back, schedule.columns) == (True, [])
    export = _run(schedule)
    assert export is not None
    export.refresh_from_db()
    assert (export.state, export.imports_back) == (ExportState.READY, True)
    head = fetch(client, export).decode("utf-8-sig").splitlines()[0]
    assert head.startswith("Last name,First name,Middle name")
    page = reverse("export_schedule", args=[schedule.pk])
    assert client.post(page, GIVEN | {"content": "chosen", "version": "1"}).status_code == 303
    schedule.refresh_from_db()
    assert (schedule.imports_back, schedule.columns) == (False, GIVEN["columns"])
    reader = enter(world, world.service.technician)
    assert reader.post(path, GIVEN | {"content": "back"}).status_code in (303, 404)
    assert not ExportSchedule.objects.filter(by=world.service.technician, imports_back=True)
