"""What becomes of files that a record no longer has?"""

from collections.abc import Collection
from datetime import datetime
from functools import partial

from django.db import transaction

from naryad.access.actor import Actor
from naryad.files.models import File
from naryad.files.storing import forget_bytes


@transaction.atomic
def drop_files(
    owner_noun: str,
    owner_ids: Collection[int],
    *,
    by: Actor,
    at: datetime,
    apart_from: Collection[int] = (),
) -> None:
    """Called by the action of the owner record. The files can be read no more; their bytes go when
    the transaction is through, so that nothing remains of a photo that somebody had removed."""
    by.require_own_eyes()
    files = File.objects.filter(
        organization_id=by.organization_id,
        owner_noun=owner_noun,
        owner_id__in=owner_ids,
        deleted_at=None,
    ).exclude(pk__in=apart_from)
    keys = list(files.values_list("key", flat=True))
    File.objects.filter(key__in=keys).update(deleted_at=at)
    transaction.on_commit(partial(_forget, keys))


def _forget(keys: list[str]) -> None:
    for key in keys:
        forget_bytes(key)
