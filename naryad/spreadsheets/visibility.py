"""Which exports may this person see, and whose file may they fetch?"""

from datetime import datetime

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.core.errors import NotVisible
from naryad.people.places import allowed_to
from naryad.spreadsheets.models import Export, ExportSchedule
from naryad.spreadsheets.refusals import FileGone, RightsChanged


def exports_visible_to(actor: Actor) -> QuerySet[Export]:
    """One's own; administrators see that there were others, and never their files. The system and
    whoever looks with another's eyes see none."""
    if actor.is_system or actor.viewed_by is not None:
        return Export.objects.none()
    exports = Export.objects.filter(organization_id=actor.organization_id)
    return exports if actor.is_administrator else exports.filter(by_id=actor.person_id)


def take_export(export_id: int, *, by: Actor) -> Export:
    """Raises NotVisible."""
    found = exports_visible_to(by).filter(pk=export_id).first()
    if found is None:
        raise NotVisible
    return found


def fetch_export(export_id: int, *, by: Actor, at: datetime) -> Export:
    """One's own, as long as it is kept and all is still allowed that was allowed when it was made.
    Raises NotVisible, FileGone, RightsChanged."""
    found = take_export(export_id, by=by)
    if found.by_id != by.person_id:
        raise NotVisible
    if not found.is_there(at=at):
        raise FileGone
    if not allowed_to(by) >= set(found.rights):
        raise RightsChanged
    return found


def schedules_visible_to(actor: Actor, *, with_deleted: bool = False) -> QuerySet[ExportSchedule]:
    """One's own: what comes to somebody by mail is nobody else's to see or to change."""
    if actor.is_system or actor.viewed_by is not None:
        return ExportSchedule.objects.none()
    mine = ExportSchedule.objects.filter(
        organization_id=actor.organization_id, by_id=actor.person_id
    )
    return mine if with_deleted else mine.filter(deleted_at=None)
