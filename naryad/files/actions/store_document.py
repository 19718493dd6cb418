"""How does a file that the program has made become one of a record?"""

import hashlib
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.files.models import File
from naryad.files.quota import refuse_over_quota
from naryad.files.storing import keep_bytes


@transaction.atomic
def store_document(
    data: bytes,
    *,
    name: str,
    type: str,
    owner_noun: str,
    owner_id: int,
    by: Actor,
    at: datetime,
) -> File:
    """Called by the action of the owner record, which has asked whether this person may.
    StorageFull. The bytes are kept first: should the transaction fail, the sweep removes what
    nothing names."""
    by.require_own_eyes()
    refuse_over_quota(by.organization_id, adding=len(data))
    return File.objects.create(
        organization_id=by.organization_id,
        key=keep_bytes(data),
        name=name,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        type=type,
        owner_noun=owner_noun,
        owner_id=owner_id,
        uploader_id=by.person_id,
        at=at,
    )
