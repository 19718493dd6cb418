"""When are imports forgotten?"""

from datetime import datetime
from itertools import groupby

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from naryad.access.actor import act_as_system
from naryad.files.actions import drop_files
from naryad.spreadsheets.actions.start_import import NOUN
from naryad.spreadsheets.import_batches import REMEMBERED, ROWS_KEPT
from naryad.spreadsheets.models import Import, ImportRow
from naryad.spreadsheets.states import WORKING_IMPORT_STATES

_AT_ONCE = 20


@transaction.atomic
def forget_imports(*, at: datetime) -> int:
    """The file and its rows after thirty days, that there was an import after ninety. How many
    went; a few at a time, so that the transaction stays short."""
    idle = Import.objects.exclude(state__in=WORKING_IMPORT_STATES)
    rows = ImportRow.objects.filter(
        organization_id=OuterRef("organization_id"), run_id=OuterRef("pk")
    )
    full = idle.filter(Q(file_key__isnull=False) | Exists(rows), created_at__lt=at - ROWS_KEPT)
    held = full.order_by("organization_id", "pk").values_list("organization_id", "pk")[:_AT_ONCE]
    emptied: list[int] = []
    for organization_id, group in groupby(held, key=lambda row: row[0]):
        ids = [pk for _organization, pk in group]
        drop_files(NOUN, ids, by=act_as_system(organization_id), at=at)
        emptied += ids
    ImportRow.objects.filter(run_id__in=emptied).delete()
    Import.objects.filter(pk__in=emptied).update(file_key=None, columns=[], values={})
    old = idle.filter(created_at__lt=at - REMEMBERED).exclude(pk__in=emptied).order_by("pk")
    ids = list(old.values_list("pk", flat=True)[:_AT_ONCE])
    ImportRow.objects.filter(run_id__in=ids).delete()
    Import.objects.filter(pk__in=ids).delete()
    return len(emptied) + len(ids)
