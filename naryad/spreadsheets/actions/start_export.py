"""How does somebody ask for a file of a list?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.core.errors import Invalid, NotPermitted, NotVisible
from naryad.core.locks import hold_lock
from naryad.core.queues import LONG
from naryad.history.recording import Change, compare, record
from naryad.lists.fields import Asker
from naryad.lists.questions import Question
from naryad.lists.saved_views import state_of
from naryad.spreadsheets import batches
from naryad.spreadsheets.models import Export
from naryad.spreadsheets.nouns import choose_content, has_file, open_noun
from naryad.spreadsheets.refusals import TooManyAtOnce
from naryad.spreadsheets.sheets import open_sheet
from naryad.spreadsheets.states import OPEN_STATES, Format


@transaction.atomic
def start_export(
    noun: str,
    question: Question,
    *,
    columns: Sequence[str],
    format: Format,
    asker: Asker,
    language: str,
    came_from: str = "",
    schedule_id: int | None = None,
    imports_back: bool = False,
    by: Actor,
    at: datetime,
) -> Export:
    """What the question finds when the worker comes to it, with the rights of that moment.

    `schedule_id`: whose turn it is. `imports_back`: not with these columns but with those of the
    noun's sheet, for whoever may read it in again. Columns that the reader does not have are left
    out; an archive of files has none. Raises Invalid for what they may not ask, NoColumns,
    TooManyAtOnce, NotVisible for a noun without a file.
    """
    by.require_own_eyes()
    if by.kind != Kind.EMPLOYEE or by.person_id is None:
        raise NotPermitted
    asked = open_noun(noun, asker)
    asked.refuse_hidden(question)
    chosen, leads_back = choose_content(
        asked, columns, format=format, imports_back=imports_back, actor=by
    )
    export = Export(
        noun=noun,
        asked=state_of(question, asked),
        columns=chosen,
        format=format,
        imports_back=leads_back,
        language=language,
        zone=asker.zone.key,
        came_from=came_from,
        schedule_id=schedule_id,
    )
    return _begin(export, by=by, at=at)


@transaction.atomic
def start_directory_export(
    noun: str, *, format: Format, zone: str, language: str, came_from: str, by: Actor, at: datetime
) -> Export:
    """Of all lines of a directory, as they can be read in again. Raises NotVisible for whoever may
    not do that, TooManyAtOnce, Invalid."""
    by.require_own_eyes()
    sheet = open_sheet(noun, by)
    if has_file(noun):
        raise NotVisible
    if format == Format.ZIP:
        raise Invalid({"format": _("Choose a kind of file.")})
    export = Export(
        noun=sheet.noun,
        format=format,
        imports_back=True,
        language=language,
        zone=zone,
        came_from=came_from,
    )
    return _begin(export, by=by, at=at)


def _begin(export: Export, *, by: Actor, at: datetime) -> Export:
    _refuse_too_many(by)
    export.organization_id, export.by_id = by.organization_id, by.person_id or 0
    export.created_at = at
    export.save()
    told = _told(export.noun, Format(export.format))
    record([Change("export.asked", "export", export.pk, told)], by=by, at=at)
    app.configure_task(batches.JOB, queue=LONG).defer(export_id=export.pk)
    return export


def _told(noun: str, format: Format) -> dict[str, Any]:
    return compare({}, {"noun": noun, "format": str(format)})


def _refuse_too_many(by: Actor) -> None:
    hold_lock(f"exports of {by.organization_id}/{by.person_id}")
    running = Export.objects.filter(
        organization_id=by.organization_id, by_id=by.person_id, state__in=OPEN_STATES
    )
    if running.count() >= batches.AT_ONCE:
        raise TooManyAtOnce
