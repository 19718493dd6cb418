"""How are codes made before anybody knows what each will stand for?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets.code_input import BatchInput
from naryad.assets.code_rows import blank_code
from naryad.assets.models import AssetCode, CodeBatch
from naryad.history.recording import Change, record


@transaction.atomic
def make_blank_codes(new: BatchInput, *, by: Actor, at: datetime) -> int:
    """The id of their batch."""
    by.require(Permission.EDIT_CODES)
    batch = CodeBatch.objects.create(
        organization_id=by.organization_id, note=new.note, made_at=at, made_by_id=by.person_id
    )
    codes = [blank_code(batch.pk, by=by, at=at) for _each in range(new.count)]
    AssetCode.objects.bulk_create(codes, batch_size=4000)
    changes = {"count": {"old": None, "new": new.count}, "note": {"old": "", "new": new.note}}
    record([Change("code_batch.made", "code_batch", batch.pk, changes)], by=by, at=at)
    return batch.pk
