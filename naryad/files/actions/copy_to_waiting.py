"""How does a picture of one record come into the text of another?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.core.errors import NotPermitted
from naryad.files.models import File
from naryad.files.quota import refuse_over_quota
from naryad.files.storing import keep_bytes, path_of
from naryad.files.waiting import WAITING


@transaction.atomic
def copy_to_waiting(file: File, *, by: Actor, at: datetime) -> str:
    """The key of a copy that waits for this person. Called by the action of the other record, which
    has shown that they may read the file. StorageFull."""
    by.require_own_eyes()
    if by.person_id is None:
        raise NotPermitted
    refuse_over_quota(by.organization_id, adding=file.size)
    made = File.objects.create(
        organization_id=by.organization_id,
        key=keep_bytes(path_of(file.key).read_bytes()),
        name=file.name,
        size=file.size,
        sha256=file.sha256,
        type=file.type,
        owner_noun=WAITING,
        owner_id=by.person_id,
        uploader_id=by.person_id,
        at=at,
    )
    return made.key
