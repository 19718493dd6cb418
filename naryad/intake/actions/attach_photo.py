"""How does a photo come to what somebody without an account has reported?"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.core.errors import NotVisible, Refusal
from naryad.files.models import File
from naryad.files.pictures import UnfitPicture
from naryad.files.quota import refuse_over_quota
from naryad.files.storing import keep_bytes
from naryad.files.telling import tell_coming
from naryad.files.uploads import Prepared, prepare_upload
from naryad.history.recording import record
from naryad.intake.inquiry_input import MOST_PHOTOS
from naryad.intake.models import Inquiry
from naryad.intake.moving_inquiries import NOUN
from naryad.intake.status_links import takes_photos


class EnoughPhotos(Refusal):
    message = _("Ten photos are attached already.")


class NoMorePhotos(Refusal):
    message = _("No more photos are taken for this report.")


@transaction.atomic
def attach_photo(inquiry_id: int, upload: bytes, *, name: str, by: Actor, at: datetime) -> int:
    """The id of the file; of a photo that is there already, sent again, that one. It belongs to
    the ticket where there is one. UnfitFile, UnfitPicture, EnoughPhotos, NoMorePhotos."""
    by.require_system()
    prepared = prepare_upload(upload, name=name)
    if prepared.thumbnail is None:
        raise UnfitPicture(_("Only photos are taken here."))
    rows = Inquiry.objects.filter(organization_id=by.organization_id, pk=inquiry_id)
    # A picture takes a while, so the record is locked only afterwards.
    inquiry = rows.select_for_update(no_key=True).first()
    if inquiry is None:
        raise NotVisible
    noun, owner_id = (
        (NOUN, inquiry.pk) if inquiry.ticket_id is None else ("ticket", inquiry.ticket_id)
    )
    files = File.objects.filter(
        organization_id=by.organization_id, owner_noun=noun, owner_id=owner_id, uploader=None
    )
    twin = files.filter(sha256=prepared.sha256).first()
    if twin is not None:
        return twin.pk
    if not takes_photos(inquiry, at=at):
        raise NoMorePhotos
    if files.filter(at__gte=inquiry.at).count() >= MOST_PHOTOS:
        raise EnoughPhotos
    refuse_over_quota(by.organization_id, adding=prepared.weight)
    file = _write(prepared, noun=noun, owner_id=owner_id, by=by, at=at)
    record([tell_coming(file, "file_attached")], by=by, at=at)
    return file.pk


def _write(prepared: Prepared, *, noun: str, owner_id: int, by: Actor, at: datetime) -> File:
    thumbnail = prepared.thumbnail or b""
    return File.objects.create(
        organization_id=by.organization_id,
        key=keep_bytes(prepared.data),
        name=prepared.name,
        size=len(prepared.data),
        sha256=prepared.sha256,
        type=prepared.type,
        owner_noun=noun,
        owner_id=owner_id,
        at=at,
        thumbnail_key=keep_bytes(thumbnail),
        thumbnail_size=len(thumbnail),
    )
