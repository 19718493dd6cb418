"""How does the worker write the file of an export?"""

import hashlib
from array import array
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from naryad.access.actor import Actor
from naryad.core.errors import NotVisible
from naryad.files.models import File
from naryad.files.quota import refuse_over_quota
from naryad.files.storing import keep_written, path_of
from naryad.history.recording import Change, compare, record
from naryad.lists.addresses import read_question
from naryad.lists.fields import Asker
from naryad.lists.noun_lists import NounList
from naryad.lists.questions import Question
from naryad.people.places import allowed_to
from naryad.spreadsheets.actions.tell_owner import tell_of_export
from naryad.spreadsheets.batches import KEPT, KEPT_BY_MAIL, NOUN
from naryad.spreadsheets.filling import Filling
from naryad.spreadsheets.models import Export
from naryad.spreadsheets.nouns import has_file, open_noun
from naryad.spreadsheets.reading import find_ids
from naryad.spreadsheets.sheets import open_sheet
from naryad.spreadsheets.states import OPEN_STATES, ExportState


class _Cancelled(Exception):
    pass


def write_export(export: Export, *, by: Actor, at: datetime) -> None:
    """Not one transaction, since it may take minutes: each batch says how far it has come, and
    nothing but the whole file is ever shown. In the active language.

    Raises what the reader may not ask any more, NoColumns where no column is left, and NoRoom.
    """
    by.require_own_eyes()
    if export.by_id != by.person_id:
        raise NotVisible
    begun = Export.objects.filter(pk=export.pk, state__in=OPEN_STATES, cancel_asked_at=None)
    if not begun.update(state=ExportState.RUNNING, started_at=at, written=0, gone=0, total=None):
        _end_cancelled(export)
        return
    with suppress(_Cancelled):
        _write(export, by=by, at=at)


def _write(export: Export, *, by: Actor, at: datetime) -> None:
    asked, question, ids = _find(export, by=by, at=at)
    export.total = len(ids)
    Export.objects.filter(pk=export.pk).update(total=len(ids))

    def note(taken: int, found: int) -> None:
        export.written, export.gone = export.written + found, export.gone + taken - found
        _note(export)

    export.written = export.gone = 0
    filling = Filling(export, asked, question, ids, by, at)
    _keep(export, filling.prepare(note), name=filling.name, by=by, at=at)


def _find(
    export: Export, *, by: Actor, at: datetime
) -> "tuple[NounList[Any] | None, Question, array[int]]":
    """Which rows are asked for; of a directory all that there are."""
    if not has_file(export.noun):
        rows = open_sheet(export.noun, by).visible(by).order_by("pk")
        return None, Question(), array("q", rows.values_list("pk", flat=True))
    asked = open_noun(export.noun, Asker(by, at, ZoneInfo(export.zone)))
    question = read_question(export.asked, asked)
    asked.refuse_hidden(question)
    return asked, question, find_ids(asked, question)


def _keep(
    export: Export, fill: Callable[[Path], None], *, name: str, by: Actor, at: datetime
) -> None:
    key, size = keep_written(fill)
    day = at.astimezone(ZoneInfo(export.zone)).date().isoformat()
    now = timezone.now()
    file_name = f"{name} {day}.{export.format}"
    with transaction.atomic():
        ended = Export.objects.filter(pk=export.pk, state=ExportState.RUNNING).update(
            state=ExportState.READY,
            file_key=key,
            file_name=file_name,
            size=size,
            rights=sorted(allowed_to(by)),
            ended_at=now,
            expires_at=now + (KEPT if export.schedule_id is None else KEPT_BY_MAIL),
        )
        if not ended:
            # Given up meanwhile, or made by a job that came twice: nobody is told once more.
            return
        if export.schedule_id is not None:
            _name_bytes(export, key, size, file_name, at=now)
        told = compare({}, {"noun": export.noun, "rows": export.written})
        tell_of_export(export, ExportState.READY, at=now)
        record([Change("export.ready", "export", export.pk, told)], by=by, at=now)


def _name_bytes(export: Export, key: str, size: int, name: str, *, at: datetime) -> None:
    """So that the sweep leaves them for longer than a day. Raises StorageFull."""
    refuse_over_quota(export.organization_id, adding=size)
    with path_of(key).open("rb") as written:
        digest = hashlib.file_digest(written, "sha256").hexdigest()
    File.objects.create(
        organization_id=export.organization_id,
        key=key,
        name=name,
        size=size,
        sha256=digest,
        type="application/octet-stream",
        owner_noun=NOUN,
        owner_id=export.pk,
        uploader_id=export.by_id,
        at=at,
    )


def _note(export: Export) -> None:
    """How far it has come; raises where somebody has asked to end it."""
    going = Export.objects.filter(
        pk=export.pk, state=ExportState.RUNNING, cancel_asked_at__isnull=True
    )
    if not going.update(written=export.written, gone=export.gone):
        _end_cancelled(export)
        raise _Cancelled


def _end_cancelled(export: Export) -> None:
    asked = Export.objects.filter(
        pk=export.pk, state__in=OPEN_STATES, cancel_asked_at__isnull=False
    )
    asked.update(state=ExportState.CANCELLED, ended_at=timezone.now())
