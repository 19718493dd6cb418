"""How does a file come that somebody wants again and again?"""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from naryad.access.actor import Actor, act_as_system
from naryad.core.errors import Refusal
from naryad.history.recording import Change, record
from naryad.lists.addresses import read_question
from naryad.lists.bulk.saying import say_in_all_languages
from naryad.lists.fields import Asker
from naryad.people.acting import act_as
from naryad.people.places import rights_of
from naryad.spreadsheets.actions.start_export import start_export
from naryad.spreadsheets.actions.tell_owner import tell_of_stop
from naryad.spreadsheets.models import ExportSchedule
from naryad.spreadsheets.nouns import open_noun
from naryad.spreadsheets.refusals import MakerIsGone, OwnerMayLess, TooManyAtOnce
from naryad.spreadsheets.scheduling import comes_next
from naryad.spreadsheets.states import Format


@transaction.atomic
def make_due_export(*, after: int, at: datetime) -> int | None:
    """Of one schedule that is due, the first above the id `after`, with its owner's rights of this
    moment; the id, or None where none is left. What nobody made while the program stood still is
    made once. Where its owner may not ask this any more it stops, and they are told."""
    due = ExportSchedule.objects.filter(next_at__lte=at, pk__gt=after)
    locked = due.select_for_update(of=("self",), no_key=True, skip_locked=True)
    schedule = locked.select_related("by__organization").order_by("pk").first()
    if schedule is None:
        return None
    try:
        with transaction.atomic():
            _start(schedule, by=_owner(schedule, at=at), at=at)
    except TooManyAtOnce:
        # It stays due: the next round tries again.
        return schedule.pk
    except Refusal as refusal:
        _stop(schedule, refusal, at=at)
        return schedule.pk
    schedule.next_at = comes_next(schedule, after=at)
    schedule.save(update_fields=["next_at"])
    return schedule.pk


def _owner(schedule: ExportSchedule, *, at: datetime) -> Actor:
    person = schedule.by
    if person.deleted_at is not None or person.is_banned(at=at):
        raise MakerIsGone
    owner = act_as(person, at=at)
    if not rights_of(owner) >= set(schedule.rights):
        raise OwnerMayLess
    return owner


def _start(schedule: ExportSchedule, *, by: Actor, at: datetime) -> None:
    zone = ZoneInfo(schedule.by.organization.zone)
    asker = Asker(by, at, zone)
    start_export(
        schedule.noun,
        read_question(schedule.asked, open_noun(schedule.noun, asker)),
        columns=schedule.columns,
        format=Format(schedule.format),
        asker=asker,
        language=schedule.language,
        came_from=schedule.came_from,
        schedule_id=schedule.pk,
        imports_back=schedule.imports_back,
        by=by,
        at=at,
    )


def _stop(schedule: ExportSchedule, refusal: Refusal, *, at: datetime) -> None:
    schedule.next_at = None
    schedule.because = say_in_all_languages(refusal)
    schedule.version += 1
    schedule.save(update_fields=["next_at", "because", "version"])
    tell_of_stop(schedule, at=at)
    stopped = Change("export_schedule.stopped", "export_schedule", schedule.pk)
    record([stopped], by=act_as_system(schedule.organization_id), at=at)
