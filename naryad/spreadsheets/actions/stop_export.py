"""How does an export end that cannot go on?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.core.errors import Refusal
from naryad.lists.bulk.saying import say_in_all_languages
from naryad.spreadsheets.actions.tell_owner import tell_of_export
from naryad.spreadsheets.models import Export
from naryad.spreadsheets.states import OPEN_STATES, ExportState


@transaction.atomic
def stop_export(export: Export, because: Refusal, *, by: Actor, at: datetime) -> None:
    """The page says why; a letter, where the file was awaited without anybody at the page."""
    by.require_system()
    stopped = Export.objects.filter(pk=export.pk, state__in=OPEN_STATES).update(
        state=ExportState.STOPPED, because=say_in_all_languages(because), ended_at=at
    )
    if stopped:
        tell_of_export(export, ExportState.STOPPED, at=at)
