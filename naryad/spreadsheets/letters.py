"""What does the letter say about an export that comes again and again?"""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naryad.letters.kinds import Content, LetterKind, register_kind
from naryad.letters.models import Letter
from naryad.organizations.addresses import page_address
from naryad.people.acting import act_as_reader
from naryad.spreadsheets.models import Export, ExportSchedule
from naryad.spreadsheets.states import ExportState
from naryad.spreadsheets.visibility import exports_visible_to, schedules_visible_to

SCHEDULED_EXPORT = "scheduled-export"
SCHEDULE_STOPPED = "export-schedule-stopped"


def register_kinds() -> None:
    made, stopped = gettext_lazy("Export on a schedule"), gettext_lazy("End of a schedule")
    register_kind(LetterKind(SCHEDULED_EXPORT, made, _say_made))
    register_kind(LetterKind(SCHEDULE_STOPPED, stopped, _say_stopped))


def _say_made(letter: Letter, at: datetime) -> Content | None:
    """A link and never the file: a letter lies about for years, and is sent on."""
    actor = act_as_reader(letter, at=at)
    if actor is None:
        return None
    exports = exports_visible_to(actor).select_related("schedule")
    export = exports.filter(pk=letter.subject_id, by_id=actor.person_id).first()
    if export is None or export.schedule is None:
        return None
    if export.state != ExportState.READY:
        told = [_("The file could not be made."), export.because.text(letter.language)]
    else:
        told = [_say_rows(export), _say_until(letter, export)]
    return _write(
        letter,
        export.schedule,
        told,
        (_("Open the export"), page_address(letter.organization, "export", export.pk)),
    )


def _say_rows(export: Export) -> str:
    said = {"written": export.written, "total": export.total}
    return _("The file is ready: %(written)s of %(total)s rows.") % said


def _say_until(letter: Letter, export: Export) -> str:
    assert export.expires_at is not None, "A ready export expires."
    local = export.expires_at.astimezone(ZoneInfo(letter.organization.zone))
    words = _("You can fetch it until %(moment)s, as long as you may see what is in it.")
    return words % {"moment": format_date(local, "j E, H:i")}


def _say_stopped(letter: Letter, at: datetime) -> Content | None:
    actor = act_as_reader(letter, at=at)
    if actor is None:
        return None
    schedule = schedules_visible_to(actor).filter(pk=letter.subject_id).first()
    if schedule is None or schedule.next_at is not None:
        return None
    told = [
        _("Files are not made any more by this schedule."),
        schedule.because.text(letter.language),
    ]
    schedules = page_address(letter.organization, "export_schedules")
    return _write(letter, schedule, told, (_("Open the schedules"), schedules))


def _write(
    letter: Letter, schedule: ExportSchedule, told: list[str], link: tuple[str, str]
) -> Content:
    organization = letter.organization
    said = {"name": schedule.name, "organization": organization.name.text(letter.language)}
    note = _("You get this letter because of a schedule of yours: %(address)s")
    return Content(
        subject=_("%(organization)s: “%(name)s”") % said,
        paragraphs=(schedule.name, *filter(None, told)),
        link=link,
        notes=(note % {"address": page_address(organization, "export_schedules")},),
        # The outbox shows subjects to people who may not see the list.
        kept=_("%(organization)s: an export on a schedule") % said,
    )
