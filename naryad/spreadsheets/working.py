"""How is an export written when nobody waits for it?"""

from datetime import datetime

from django.utils import timezone, translation

from naryad.access.actor import Actor, act_as_system
from naryad.core.errors import Refusal
from naryad.people.acting import act_as
from naryad.spreadsheets.actions.stop_export import stop_export
from naryad.spreadsheets.actions.write_export import write_export
from naryad.spreadsheets.models import Export
from naryad.spreadsheets.refusals import ExportBroke, MakerIsGone


def work_on(export_id: int) -> None:
    """With the rights that whoever asked for it has at this moment, in their language."""
    export = _find(export_id)
    if export is None:
        return
    try:
        with translation.override(export.language):
            write_export(export, by=_maker(export, at=timezone.now()), at=timezone.now())
    except Refusal as refusal:
        stop_export(export, refusal, by=_system(export), at=timezone.now())


def break_off(export_id: int, *, at: datetime) -> None:
    """After the last try, so that nobody watches a bar that never moves again."""
    export = _find(export_id)
    if export is not None:
        stop_export(export, ExportBroke(), by=_system(export), at=at)


def _maker(export: Export, *, at: datetime) -> Actor:
    if export.by.deleted_at is not None or export.by.is_banned(at=at):
        raise MakerIsGone
    return act_as(export.by, at=at)


def _system(export: Export) -> Actor:
    return act_as_system(export.organization_id)


def _find(export_id: int) -> Export | None:
    return Export.objects.select_related("by__organization").filter(pk=export_id).first()
