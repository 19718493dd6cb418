"""Is a stored file read only by those who see what it belongs to, and is nothing left behind?"""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from naryad.core.errors import NotVisible, ReadOnlyView
from naryad.files.actions import drop_files, store_image, sweep_files
from naryad.files.models import File
from naryad.files.quota import StorageFull, used_bytes
from naryad.files.serving import open_file
from naryad.files.storing import keep_bytes, path_of
from naryad.files.visibility import public_file, readable_file
from naryad.people.models import Person
from tests.files import pictures
from tests.world import World


def store(world: World, person: Person, name: str = "me.png") -> File:
    return store_image(
        pictures.png(),
        name=name,
        owner_noun="person",
        owner_id=person.pk,
        by=world.actor(world.service.head),
        at=world.at,
    )


def test_an_image_is_stored_under_a_random_key_with_its_sum(world: World) -> None:
    file = store(world, world.service.customer)
    served = open_file(file)

    assert served.path.read_bytes()[8:12] == b"WEBP"
    assert (file.size, served.size) == (served.path.stat().st_size, file.size)
    assert (file.type, served.type, served.is_shown) == ("image/webp", "image/webp", True)
    assert file.uploader_id == world.service.head.pk
    assert len(file.key) == 32 and served.path.parent.name == file.key[:2]


def test_nothing_is_stored_with_another_persons_eyes(world: World) -> None:
    by = world.actor(world.service.head, viewed_by=world.service.admin)
    with pytest.raises(ReadOnlyView):
        store_image(pictures.png(), name="x", owner_noun="person", owner_id=1, by=by, at=world.at)


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("admin", True),
        ("dispatcher", True),
        ("technician", True),
        ("technician_south", False),
        ("customer", True),
        ("customer_of_two", False),
        ("lead_customer", True),
    ],
)
def test_a_photo_is_seen_by_whoever_sees_the_person(world: World, who: str, sees: bool) -> None:
    file = store(world, world.service.customer)
    actor = world.actor(world.service.people[who])
    if sees:
        assert readable_file(actor, file.key).pk == file.pk
    else:
        with pytest.raises(NotVisible):
            readable_file(actor, file.key)


def test_another_organization_reads_nothing(world: World) -> None:
    file = store(world, world.service.customer)
    with pytest.raises(NotVisible):
        readable_file(world.actor(world.other.admin), file.key)
    with pytest.raises(NotVisible):
        public_file(file.key, organization_id=world.service.id)


def test_a_file_of_a_noun_that_declared_nothing_is_read_by_nobody(world: World) -> None:
    file = store(world, world.service.customer)
    File.objects.filter(pk=file.pk).update(owner_noun="mystery")
    with pytest.raises(NotVisible):
        readable_file(world.actor(world.service.admin), file.key)


@pytest.mark.parametrize("key", ["", "../../etc/passwd", "0" * 31, "G" * 32, "0" * 33, "0\n"])
def test_no_path_is_made_of_a_strangers_key(key: str) -> None:
    with pytest.raises(NotVisible):
        path_of(key)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../x.png", "x.webp"),
        ("C:\\photos\\я.jpg", "я.webp"),
        ("a\r\nSet-Cookie: x.png", "aSet-Cookie: x.webp"),
        ("x\u202egnp.exe", "xgnp.webp"),
        ("", "image.webp"),
        (".png", "image.webp"),
        ("я" * 300 + ".png", "я" * 200 + ".webp"),
    ],
)
def test_a_name_is_kept_without_what_could_deceive(world: World, given: str, kept: str) -> None:
    assert store(world, world.service.customer, given).name == kept


def test_a_full_storage_takes_no_more(world: World, settings: Settings) -> None:
    before = used_bytes(world.service.id)
    settings.FILES_QUOTA = before + 10
    with pytest.raises(StorageFull):
        store(world, world.service.customer)
    assert used_bytes(world.service.id) == before


def test_dropped_files_are_read_no_more_and_their_bytes_go(
    world: World,
    files_folder: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    file, by = store(world, world.service.customer), world.actor(world.service.head)
    with django_capture_on_commit_callbacks(execute=True):
        drop_files("person", [world.service.customer.pk], by=by, at=world.at)

    with pytest.raises(NotVisible):
        readable_file(by, file.key)
    assert list(files_folder.glob("*/*")) == []
    with pytest.raises(NotVisible):
        open_file(file)


def test_files_of_another_organization_are_not_dropped(world: World) -> None:
    file = store(world, world.service.customer)
    drop_files(
        "person", [world.service.customer.pk], by=world.actor(world.other.admin), at=world.at
    )
    file.refresh_from_db()
    assert file.deleted_at is None


def test_the_sweep_removes_old_bytes_that_nothing_names(world: World) -> None:
    named, orphan, young = store(world, world.service.customer), keep_bytes(b"x"), keep_bytes(b"y")
    long_ago = (world.at - timedelta(days=2)).timestamp()
    for key in (named.key, orphan):
        os.utime(path_of(key), (long_ago, long_ago))

    assert sweep_files(at=world.at) == 1
    assert path_of(named.key).exists() and path_of(young).exists()
    assert not path_of(orphan).exists()
