"""How does an upload become a file of a record?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.core.errors import NotVisible
from naryad.files.models import File
from naryad.files.owners import (
    Owner,
    find_owner,
    permit_attaching,
    refuse_marking,
    take_owners,
)
from naryad.files.quota import refuse_over_quota
from naryad.files.storing import keep_bytes
from naryad.files.telling import tell_coming
from naryad.files.uploads import Prepared, prepare_upload
from naryad.history.recording import record


@transaction.atomic
def attach_file(
    owner: Owner,
    upload: bytes,
    *,
    name: str,
    by: Actor,
    at: datetime,
    is_for_customers: bool = False,
) -> int:
    """The id of the new file, which customers see when it is for them or from one of them.
    NotVisible, NotForCustomers, UnfitFile, UnfitPicture, StorageFull.

    One file a call, so that a bad one among many takes none of the others along. The bytes are
    kept first: should the transaction fail, the sweep removes what nothing names.
    """
    by.require_own_eyes()
    permit_attaching(owner.noun, by=by)
    shown = is_for_customers or not by.is_employee
    refuse_marking(owner.noun, shown)
    find_owner(owner, actor=by)
    # A picture takes a while, so the record is locked only afterwards.
    prepared = prepare_upload(upload, name=name)
    if owner.id not in take_owners(owner.noun, [owner.id], by=by):
        raise NotVisible
    refuse_over_quota(by.organization_id, adding=prepared.weight)
    file = _write(owner, prepared, by=by, at=at, is_for_customers=shown)
    record([tell_coming(file, "file_attached")], by=by, at=at)
    return file.pk


def _write(
    owner: Owner, prepared: Prepared, *, by: Actor, at: datetime, is_for_customers: bool
) -> File:
    thumbnail = prepared.thumbnail
    return File.objects.create(
        organization_id=by.organization_id,
        key=keep_bytes(prepared.data),
        name=prepared.name,
        size=len(prepared.data),
        sha256=prepared.sha256,
        type=prepared.type,
        owner_noun=owner.noun,
        owner_id=owner.id,
        uploader_id=by.person_id,
        at=at,
        is_for_customers=is_for_customers,
        is_from_customer=not by.is_employee,
        thumbnail_key=None if thumbnail is None else keep_bytes(thumbnail),
        thumbnail_size=len(thumbnail or b""),
    )
