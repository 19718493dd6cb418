"""How does a person get a photo, and lose it again?"""

from datetime import datetime
from typing import Any

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import NotVisible
from naryad.files.actions import drop_files, store_image
from naryad.files.models import File
from naryad.history.recording import Change, record
from naryad.people.locking import lock_people
from naryad.people.models import Person
from naryad.people.refusals import refuse_banned
from naryad.people.visibility import people_visible_to


@transaction.atomic
def set_photo(person_id: int, *, upload: bytes, name: str, by: Actor, at: datetime) -> int:
    """In place of the one before. Raises NotVisible, BannedPerson, and what the picture itself
    brings (UnfitPicture, StorageFull). Returns the person's id."""
    by.require(Permission.EDIT_PEOPLE)
    if not people_visible_to(by).filter(pk=person_id).exists():
        raise NotVisible
    # The picture takes a while, so the person is locked only afterwards.
    photo = store_image(upload, name=name, owner_noun="person", owner_id=person_id, by=by, at=at)
    person = _take(person_id, by=by, at=at)
    drop_files("person", [person_id], apart_from=[photo.pk], by=by, at=at)
    _write(person, photo, by=by, at=at)
    return person_id


@transaction.atomic
def drop_photo(person_id: int, *, by: Actor, at: datetime) -> int:
    """Nothing happens where there is none. Raises NotVisible, BannedPerson."""
    by.require(Permission.EDIT_PEOPLE)
    person = _take(person_id, by=by, at=at)
    if person.photo_id is not None:
        drop_files("person", [person_id], by=by, at=at)
        _write(person, None, by=by, at=at)
    return person_id


def _take(person_id: int, *, by: Actor, at: datetime) -> Person:
    person = lock_people([person_id], by=by, at=at).get(person_id)
    if person is None:
        raise NotVisible
    refuse_banned(person, at=at)
    return person


def _write(person: Person, photo: File | None, *, by: Actor, at: datetime) -> None:
    """The version stays: no form of a person holds the photo, so none becomes stale by it."""
    old = _describe(person.photo_id)
    Person.objects.filter(pk=person.pk).update(photo=photo)
    changes = {"photo": {"old": old, "new": _describe(photo.pk if photo else None)}}
    record([Change("person.photo_changed", "person", person.pk, changes)], by=by, at=at)


def _describe(photo_id: int | None) -> dict[str, Any] | None:
    return None if photo_id is None else {"id": photo_id}
