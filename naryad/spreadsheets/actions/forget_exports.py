"""When are exports forgotten?"""

from datetime import datetime

from django.db import transaction

from naryad.files.models import File
from naryad.files.storing import forget_bytes
from naryad.spreadsheets.batches import NOUN, REMEMBERED
from naryad.spreadsheets.models import Export
from naryad.spreadsheets.states import OPEN_STATES

_AT_ONCE = 100


@transaction.atomic
def forget_exports(*, at: datetime) -> int:
    """The files after a day or a week, that there were any after three months. How many went; a
    few at a time, so that the transaction stays short."""
    over = Export.objects.filter(expires_at__lte=at, file_key__isnull=False)
    keys = dict(over.values_list("pk", "file_key")[:_AT_ONCE])
    for key in keys.values():
        forget_bytes(str(key))
    File.objects.filter(owner_noun=NOUN, owner_id__in=keys, deleted_at=None).update(deleted_at=at)
    Export.objects.filter(pk__in=keys).update(file_key=None)
    old = Export.objects.filter(created_at__lt=at - REMEMBERED, file_key=None)
    ids = list(old.exclude(state__in=OPEN_STATES).values_list("pk", flat=True)[:_AT_ONCE])
    Export.objects.filter(pk__in=ids).delete()
    return len(keys) + len(ids)
