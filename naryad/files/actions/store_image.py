"""How does an uploaded picture become a file of a record?"""

import hashlib
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.files.models import File
from naryad.files.pictures import TYPE, make_picture
from naryad.files.quota import refuse_over_quota
from naryad.files.storing import keep_bytes

SIDE = 512


@transaction.atomic
def store_image(
    upload: bytes,
    *,
    name: str,
    owner_noun: str,
    owner_id: int,
    by: Actor,
    at: datetime,
    side: int = SIDE,
) -> File:
    """Called by the action of the owner record, which has asked whether this person may; it also
    records the event. UnfitPicture, StorageFull.

    The bytes are kept first: should the transaction fail, the sweep removes what nothing names.
    """
    by.require_own_eyes()
    picture = make_picture(upload, side=side)
    refuse_over_quota(by.organization_id, adding=len(picture.data))
    return File.objects.create(
        organization_id=by.organization_id,
        key=keep_bytes(picture.data),
        name=_shown_name(name),
        size=len(picture.data),
        sha256=hashlib.sha256(picture.data).hexdigest(),
        type=TYPE,
        owner_noun=owner_noun,
        owner_id=owner_id,
        uploader_id=by.person_id,
        at=at,
    )


def _shown_name(name: str) -> str:
    """As the sender called it, without folders; what is served is WebP whatever it was."""
    stem = name.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    printable = "".join(letter for letter in stem if letter.isprintable()).strip(". ")
    return (printable[:200] or "image") + ".webp"
