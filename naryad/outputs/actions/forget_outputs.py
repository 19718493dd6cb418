"""When are files that were made forgotten?"""

from datetime import datetime, timedelta
from itertools import groupby

from django.db import transaction

from naryad.access.actor import act_as_system
from naryad.files.actions import drop_files
from naryad.outputs.models import Output, OutputPart
from naryad.outputs.readers import NOUN
from naryad.outputs.states import OPEN_STATES

KEPT = timedelta(days=7)
_AT_ONCE = 100


@transaction.atomic
def forget_outputs(*, at: datetime) -> int:
    """They can be made anew from what is there then, so a week is enough. How many went; a few at a
    time, so that the transaction stays short."""
    old = Output.objects.filter(created_at__lt=at - KEPT).exclude(state__in=OPEN_STATES)
    rows = list(
        old.order_by("organization_id", "pk").values_list("organization_id", "pk")[:_AT_ONCE]
    )
    for organization_id, held in groupby(rows, key=lambda row: row[0]):
        ids = [pk for _organization, pk in held]
        drop_files(NOUN, ids, by=act_as_system(organization_id), at=at)
        OutputPart.objects.filter(organization_id=organization_id, output_id__in=ids).delete()
        Output.objects.filter(organization_id=organization_id, pk__in=ids).delete()
    return len(rows)
