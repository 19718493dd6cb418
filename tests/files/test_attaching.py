"""Do attached files get the names, readers and places that somebody gives them, and is it told?"""

import os
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from naryad.assets.actions import delete_assets
from naryad.core.errors import Invalid, NotVisible, Stale
from naryad.core.outcomes import Result, only
from naryad.files import actions
from naryad.files.actions.choose_main_photo import NoPhoto
from naryad.files.actions.restore_files import BytesGone
from naryad.files.input import FileInput
from naryad.files.models import File
from naryad.files.owners import Owner
from naryad.files.quota import StorageFull, used_bytes
from naryad.files.storing import path_of
from naryad.files.visibility import files_of, main_photos
from naryad.history.models import Event
from tests.files import papers
from tests.files.attaching import attach, lift_of
from tests.files.pictures import png
from tests.world import World


def _events(world: World) -> list[tuple[str, object]]:
    events = Event.objects.filter(subject="asset", subject_id=world.service.lift.pk)
    return [(each.kind, each.changes) for each in events.order_by("pk")]


def test_an_attached_file_is_told_by_its_name(world: World) -> None:
    file = attach(world)

    assert (file.uploader_id, file.is_for_customers) == (world.service.head.pk, False)
    named = {"id": file.pk, "name": "Паспорт.pdf"}
    assert _events(world)[-1] == ("asset.file_attached", {"file": {"old": None, "new": named}})


def test_a_refused_file_leaves_nothing_behind(world: World) -> None:
    before, events = File.objects.count(), Event.objects.count()
    with pytest.raises(Invalid):
        attach(world, upload=papers.SVG, name="x.svg")
    assert (File.objects.count(), Event.objects.count()) == (before, events)


def test_nothing_is_attached_to_what_is_deleted_or_has_no_files(world: World) -> None:
    by = world.actor(world.service.head)
    only(delete_assets([world.service.lift.pk], by=by, at=world.at))
    for owner in (lift_of(world), Owner("person", world.service.customer.pk), Owner("role", 1)):
        with pytest.raises(NotVisible):
            attach(world, owner)


def test_a_file_gets_another_name_and_keeps_its_ending(world: World) -> None:
    file, by = attach(world), world.actor(world.service.head)
    for typed in ("Схема", " Схема.PDF ", "../Схема.pdf"):
        new = FileInput(typed, is_for_customers=True)
        actions.edit_file(file.pk, new, of="asset", seen_version=None, by=by, at=world.at)
        file.refresh_from_db()
        assert (file.name.lstrip("._"), file.is_for_customers) == ("Схема.pdf", True)
    kind, changes = _events(world)[-2]
    assert kind == "asset.file_edited"
    assert changes == {
        "file": {
            "old": {"id": file.pk, "name": "Паспорт.pdf"},
            "new": {"id": file.pk, "name": "Схема.pdf"},
        },
        "is_for_customers": {"old": False, "new": True},
    }


@pytest.mark.parametrize("name", ["", "  ", "...", ".pdf", "\u202e", "x" * 201])
def test_a_name_that_is_none_is_refused_at_its_field(world: World, name: str) -> None:
    file, by = attach(world), world.actor(world.service.head)
    with pytest.raises(Invalid) as caught:
        new = FileInput(name, is_for_customers=False)
        actions.edit_file(file.pk, new, of="asset", seen_version=None, by=by, at=world.at)
    assert set(caught.value.errors) == {"name"}


def test_of_two_who_rename_at_once_the_second_is_told(world: World) -> None:
    file, by = attach(world), world.actor(world.service.head)

    def rename(name: str) -> None:
        new = FileInput(name, is_for_customers=False)
        actions.edit_file(file.pk, new, of="asset", seen_version=1, by=by, at=world.at)

    rename("Первый")
    with pytest.raises(Stale) as caught:
        rename("Второй")
    assert caught.value.differences == {"name": ("Второй", "Первый")}


def test_a_file_is_changed_only_as_one_of_its_own_noun(world: World) -> None:
    """The right over companies is none over objects."""
    file, by = attach(world), world.actor(world.service.head)
    (outcome,) = actions.delete_files([file.pk], of="company", by=by, at=world.at)
    assert isinstance(outcome.refusal, NotVisible)


def test_files_are_marked_deleted_and_restored_in_a_fixed_number_of_queries(world: World) -> None:
    by, at = world.actor(world.service.head), world.at
    files = [attach(world, name=f"{number}.pdf").pk for number in range(40)]
    counted: dict[int, list[int]] = {}
    for size in (1, 40):
        for act in (
            lambda ids: actions.mark_files(ids, True, of="asset", by=by, at=at),
            lambda ids: actions.delete_files(ids, of="asset", by=by, at=at),
            lambda ids: actions.restore_files(ids, of="asset", by=by, at=at),
        ):
            with CaptureQueriesContext(connection) as queries:
                outcomes = act(files[-size:])
            assert all(each.is_done for each in outcomes)
            counted.setdefault(size, []).append(len(queries))
    assert counted[1] == counted[40]


def test_a_deleted_file_comes_back_within_thirty_days(world: World) -> None:
    file, by = attach(world, upload=png(), name="x.png"), world.actor(world.service.head)
    assert only(actions.delete_files([file.pk], of="asset", by=by, at=world.at)) == file.pk
    (again,) = actions.delete_files([file.pk], of="asset", by=by, at=world.at)
    assert again.result == Result.SAME
    assert file.pk not in files_of(lift_of(world), actor=by).values_list("pk", flat=True)

    late = world.at + timedelta(days=29)
    _age(file, world)
    actions.sweep_files(at=late)
    only(actions.restore_files([file.pk], of="asset", by=by, at=late))
    file.refresh_from_db()
    assert (file.deleted_at, file.kept_until) == (None, None)
    assert path_of(file.key).exists() and path_of(file.thumbnail_key or "").exists()
    kinds = [kind for kind, _changes in _events(world)[-3:]]
    assert kinds == ["asset.file_attached", "asset.file_deleted", "asset.file_restored"]


def test_after_thirty_days_file_and_thumbnail_are_swept_and_stay_away(world: World) -> None:
    file, by = attach(world, upload=png(), name="x.png"), world.actor(world.service.head)
    only(actions.delete_files([file.pk], of="asset", by=by, at=world.at))
    _age(file, world)
    late = world.at + timedelta(days=32)
    assert actions.sweep_files(at=late) == 2
    assert not path_of(file.key).exists() and not path_of(file.thumbnail_key or "").exists()
    with pytest.raises(BytesGone):
        only(actions.restore_files([file.pk], of="asset", by=by, at=late))


def _age(file: File, world: World) -> None:
    long_ago = (world.at - timedelta(days=2)).timestamp()
    for key in filter(None, (file.key, file.thumbnail_key)):
        os.utime(path_of(key), (long_ago, long_ago))


def test_a_full_storage_is_freed_by_deleting_but_not_filled_by_turns(
    world: World, settings: Settings
) -> None:
    by, free = world.actor(world.service.head), used_bytes(world.service.id)
    settings.FILES_QUOTA = free + len(papers.PDF)
    for _turn in range(2):
        file = attach(world)
        with pytest.raises(StorageFull):
            attach(world)
        only(actions.delete_files([file.pk], of="asset", by=by, at=world.at))
    settings.FILES_QUOTA = (free + 2 * len(papers.PDF)) // 2
    with pytest.raises(StorageFull):
        attach(world, upload=b"a", name="a.txt")


def test_a_thumbnail_counts_as_what_is_stored(world: World) -> None:
    before = used_bytes(world.service.id)
    file = attach(world, upload=png(), name="x.png")
    assert used_bytes(world.service.id) - before == file.size + file.thumbnail_size


def test_one_photo_stands_for_an_object(world: World) -> None:
    by, house = world.actor(world.service.head), world.service
    File.objects.filter(owner_noun="asset", owner_id=house.lift.pk).delete()
    first, second = (attach(world, upload=png(), name=name) for name in ("1.png", "2.png"))

    def main() -> int:
        return main_photos("asset", [house.lift.pk], actor=by)[house.lift.pk].pk

    assert main() == first.pk
    for chosen in (second, first, second):
        actions.choose_main_photo(chosen.pk, of="asset", by=by, at=world.at)
        assert main() == chosen.pk
    only(actions.delete_files([second.pk], of="asset", by=by, at=world.at))
    assert main() == first.pk
    only(actions.restore_files([second.pk], of="asset", by=by, at=world.at))
    assert main() == first.pk
    with pytest.raises(NoPhoto):
        actions.choose_main_photo(attach(world).pk, of="asset", by=by, at=world.at)


def test_no_photo_stands_for_a_company(world: World) -> None:
    owner, by = Owner("company", world.service.polus.pk), world.actor(world.service.head)
    photo = attach(world, owner, upload=png(), name="1.png")
    with pytest.raises(NoPhoto):
        actions.choose_main_photo(photo.pk, of="company", by=by, at=world.at)
