"""Has a person one photo at most, and is a removed one gone?"""

from pathlib import Path

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from naryad.core.errors import Invalid, NotPermitted, NotVisible
from naryad.files.models import File
from naryad.files.storing import path_of
from naryad.people.actions import drop_photo, set_photo
from naryad.people.models import Person
from naryad.people.refusals import BannedPerson
from tests.files import pictures
from tests.people.inputs import events_about, fresh, last_changes
from tests.world import World


@pytest.fixture(autouse=True)
def _own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_FOLDER = tmp_path


def test_a_new_photo_takes_the_place_of_the_old_one(
    world: World, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    house, by = world.service, world.actor(world.service.admin)
    for name in ("first.png", "second.png"):
        with django_capture_on_commit_callbacks(execute=True):
            set_photo(house.customer.pk, upload=pictures.png(), name=name, by=by, at=world.at)
    first, second = File.objects.filter(owner_noun="person", owner_id=house.customer.pk).order_by(
        "pk"
    )
    assert fresh(house.customer).photo_id == second.pk
    assert (first.deleted_at, second.deleted_at) == (world.at, None)
    assert (path_of(first.key).exists(), path_of(second.key).exists()) == (False, True)
    assert events_about(house.customer) == ["person.photo_changed"] * 2
    assert last_changes(house.customer) == {
        "photo": {"old": {"id": first.pk}, "new": {"id": second.pk}}
    }


def test_a_dropped_photo_is_gone_and_dropping_none_does_nothing(
    world: World, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    house, by = world.service, world.actor(world.service.admin)
    set_photo(house.customer.pk, upload=pictures.png(), name="a.png", by=by, at=world.at)
    photo = File.objects.get(owner_noun="person", owner_id=house.customer.pk)
    with django_capture_on_commit_callbacks(execute=True):
        drop_photo(house.customer.pk, by=by, at=world.at)
    drop_photo(house.customer.pk, by=by, at=world.at)
    assert fresh(house.customer).photo_id is None
    assert not path_of(photo.key).exists()
    assert events_about(house.customer) == ["person.photo_changed"] * 2


def test_what_is_no_picture_is_refused_at_its_field(world: World) -> None:
    by = world.actor(world.service.admin)
    with pytest.raises(Invalid) as refused:
        set_photo(world.service.customer.pk, upload=b"<svg/>", name="a.svg", by=by, at=world.at)
    assert refused.value.errors.keys() == {"upload"}
    assert fresh(world.service.customer).photo_id is None


def test_neither_the_unseen_nor_the_banned_get_a_photo(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    for person in (house.deleted, world.other.customer):
        with pytest.raises(NotVisible):
            set_photo(person.pk, upload=pictures.png(), name="a", by=by, at=world.at)
        with pytest.raises(NotVisible):
            drop_photo(person.pk, by=by, at=world.at)
    with pytest.raises(BannedPerson):
        set_photo(house.banned.pk, upload=pictures.png(), name="a", by=by, at=world.at)
    assert not Person.objects.filter(pk=house.banned.pk, photo__isnull=False).exists()


def test_only_whoever_may_edit_people_sets_photos(world: World) -> None:
    house = world.service
    by = world.actor(house.technician)
    with pytest.raises(NotPermitted):
        set_photo(house.customer.pk, upload=pictures.png(), name="a", by=by, at=world.at)
    with pytest.raises(NotPermitted):
        drop_photo(house.customer.pk, by=by, at=world.at)
