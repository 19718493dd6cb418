"""When are bulk runs forgotten?"""

from datetime import datetime, timedelta

from django.db import transaction

from naryad.lists.bulk.models import BulkRow, BulkRun
from naryad.lists.bulk.states import OPEN_STATES
from naryad.lists.bulk.verbs import UNDO_WITHIN

KEPT = timedelta(days=90)
_AT_ONCE = 100


@transaction.atomic
def forget_runs(*, at: datetime) -> int:
    """What they did stands in history for good; their pages go after three months. How many went;
    a few at a time, so that the transaction stays short. What an undo would need goes when it is
    too late for one: it may be about somebody whose data are erased soon."""
    BulkRow.objects.filter(run__ended_at__lt=at - UNDO_WITHIN, kept__isnull=False).update(kept=None)
    old = BulkRun.objects.filter(created_at__lt=at - KEPT).exclude(state__in=OPEN_STATES)
    ids = list(old.order_by("created_at", "pk").values_list("pk", flat=True)[:_AT_ONCE])
    BulkRun.objects.filter(undoes_id__in=ids).update(undoes=None)
    BulkRow.objects.filter(run_id__in=ids).delete()
    BulkRun.objects.filter(pk__in=ids).delete()
    return len(ids)
