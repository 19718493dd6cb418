"""How does a photo of a report arrive over a network that breaks off within it?"""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import QuerySet, Sum

from naryad.access.actor import Actor
from naryad.core.errors import NotVisible, Refusal
from naryad.core.locks import hold_lock
from naryad.files.names import split_name
from naryad.files.quota import refuse_over_quota
from naryad.files.storing import forget_bytes, make_key, read_bytes, write_part
from naryad.files.uploads import refuse_size
from naryad.intake.actions.attach_photo import NoMorePhotos, attach_photo
from naryad.intake.inquiry_input import MOST_PHOTOS
from naryad.intake.models import ArrivingPhoto, Inquiry
from naryad.intake.status_links import takes_photos

_KEY = re.compile(r"[0-9a-f]{32}")
_LONGEST_NAME = 255


class UnfitPart(Refusal):
    status = 422


@dataclass(frozen=True)
class PhotoPart:
    """`key`: of the photo, made by whoever sends it; `start`: where in the photo it belongs;
    `size`: of the whole photo."""

    key: str
    name: str
    start: int
    size: int
    data: bytes


@dataclass(frozen=True)
class Arrived:
    """`number`: how much of the photo is there. `refusal`: it is there whole and is no good."""

    number: int
    refusal: Refusal | None = None


@transaction.atomic
def take_photo_part(inquiry_id: int, part: PhotoPart, *, by: Actor, at: datetime) -> Arrived:
    """The answer says where the next part begins. What begins elsewhere is left, so parts may be
    sent again, or in two windows, and the photo is there once. With the last one it is attached.
    UnfitPart, UnfitFile, NoMorePhotos, StorageFull."""
    by.require_system()
    hold_lock(f"intake/photos/{inquiry_id}")
    inquiry = Inquiry.objects.filter(organization_id=by.organization_id, pk=inquiry_id).first()
    if inquiry is None:
        raise NotVisible
    photo = _photos_of(inquiry).filter(key=part.key).first()
    if photo is None and part.start:
        return Arrived(0)
    photo = photo or _begin(inquiry, part, at=at)
    if photo.size != part.size or part.start + len(part.data) > photo.size:
        raise UnfitPart
    if photo.ended_at is not None:
        return Arrived(photo.size)
    if part.start == photo.arrived:
        write_part(photo.kept_under, part.data, start=part.start)
        photo.arrived += len(part.data)
        photo.save(update_fields=["arrived"])
    if photo.arrived < photo.size:
        return Arrived(photo.arrived)
    return _attach(photo, by=by, at=at)


def _begin(inquiry: Inquiry, part: PhotoPart, *, at: datetime) -> ArrivingPhoto:
    if not _KEY.fullmatch(part.key):
        raise NotVisible
    if not takes_photos(inquiry, at=at):
        raise NoMorePhotos
    refuse_size(part.size)
    arriving = ArrivingPhoto.objects.filter(
        organization_id=inquiry.organization_id, ended_at__isnull=True
    )
    coming = arriving.aggregate(bytes=Sum("size"))["bytes"] or 0
    refuse_over_quota(inquiry.organization_id, adding=coming + part.size)
    _drop_given_up(arriving.filter(inquiry=inquiry))
    return ArrivingPhoto.objects.create(
        organization_id=inquiry.organization_id,
        inquiry=inquiry,
        key=part.key,
        name=_shown_name(part.name),
        size=part.size,
        kept_under=make_key(),
        at=at,
    )


def _drop_given_up(arriving: QuerySet[ArrivingPhoto]) -> None:
    """A page that was opened anew calls its photos otherwise: of the old ones nobody sends more."""
    for photo in arriving.order_by("-pk")[MOST_PHOTOS - 1 :]:
        _forget(photo)
        photo.delete()


def _attach(photo: ArrivingPhoto, *, by: Actor, at: datetime) -> Arrived:
    """One that is no good is forgotten, and may be sent again."""
    _forget(photo)
    try:
        with transaction.atomic():
            upload = read_bytes(photo.kept_under)
            attach_photo(photo.inquiry_id, upload, name=photo.name, by=by, at=at)
    except Refusal as refusal:
        photo.delete()
        return Arrived(photo.size, refusal)
    photo.ended_at = at
    photo.save(update_fields=["ended_at"])
    return Arrived(photo.size)


def _forget(photo: ArrivingPhoto) -> None:
    """Only what is certain lets go of the bytes."""
    transaction.on_commit(partial(forget_bytes, photo.kept_under))


def _photos_of(inquiry: Inquiry) -> QuerySet[ArrivingPhoto]:
    return ArrivingPhoto.objects.filter(organization_id=inquiry.organization_id, inquiry=inquiry)


def _shown_name(name: str) -> str:
    stem, ending = split_name(name)
    return f"{stem}.{ending}"[:_LONGEST_NAME] if ending else stem
