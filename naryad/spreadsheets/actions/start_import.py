"""How does somebody hand in a file whose rows shall be read?"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Protocol

from django.db import transaction
from procrastinate.contrib.django import app

from naryad.access.actor import Actor
from naryad.core.errors import NotPermitted
from naryad.core.queues import LONG
from naryad.files.actions import store_document
from naryad.files.names import split_name
from naryad.history.recording import Change, compare, record
from naryad.spreadsheets import import_batches
from naryad.spreadsheets.files_in import limits
from naryad.spreadsheets.files_in.opening import Kind, sniff
from naryad.spreadsheets.files_in.refusals import FileTooBig, UnreadableFile
from naryad.spreadsheets.import_locking import take_turn
from naryad.spreadsheets.import_refusals import NothingGiven
from naryad.spreadsheets.models import Import
from naryad.spreadsheets.sheets import open_sheet
from naryad.spreadsheets.states import ImportFormat

# The noun of a file that has come in so.
NOUN = "import"
_FORMATS = {
    Kind.XLSX: ImportFormat.XLSX,
    Kind.XLSB: ImportFormat.XLSX,
    Kind.XLS: ImportFormat.XLSX,
    Kind.ODS: ImportFormat.ODS,
    Kind.CSV: ImportFormat.CSV,
}


class Upload(Protocol):
    """As Django has it; the name is whatever the browser said."""

    @property
    def name(self) -> str | None: ...

    def chunks(self) -> Iterator[bytes]: ...


@transaction.atomic
def start_import(
    noun: str,
    *,
    upload: Upload | None = None,
    text: str = "",
    language: str,
    zone: str,
    by: Actor,
    at: datetime,
) -> Import:
    """A file, or the rows that somebody has pasted; the worker reads it. What can be told at once
    is refused at once.

    Raises NotVisible for what the actor may not import, an UnreadableFile, NothingGiven,
    TooManyImports, StorageFull.
    """
    by.require_own_eyes()
    if by.person_id is None:
        raise NotPermitted
    open_sheet(noun, by)
    take_turn(by)
    with _received(upload, text) as path:
        kind = _sniff(path, is_pasted=upload is None)
        run = Import.objects.create(
            organization_id=by.organization_id,
            by_id=by.person_id,
            noun=noun,
            file_name="" if upload is None else _clean_name(upload.name or ""),
            size=path.stat().st_size,
            format=ImportFormat.PASTED if upload is None else _FORMATS[kind],
            language=language,
            zone=zone,
            created_at=at,
        )
        _keep(run, path, kind, by=by, at=at)
    told = compare({}, {"noun": noun, "file": run.file_name})
    record([Change("import.asked", "import", run.pk, told)], by=by, at=at)
    app.configure_task(import_batches.READ_JOB, queue=LONG).defer(import_id=run.pk)
    return run


def _keep(run: Import, path: Path, kind: Kind, *, by: Actor, at: datetime) -> None:
    file = store_document(
        path.read_bytes(),
        name=run.file_name or f"{NOUN}.csv",
        type=f"table/{kind}",
        owner_noun=NOUN,
        owner_id=run.pk,
        by=by,
        at=at,
    )
    run.file_key = file.key
    run.save(update_fields=["file_key"])


@contextmanager
def _received(upload: Upload | None, text: str) -> Iterator[Path]:
    """Lies on the disk only as long as it is looked at; no more of it than is allowed."""
    if upload is None and not text.strip():
        raise NothingGiven(field="upload")
    pieces = iter([text.encode("utf-8-sig", "replace")]) if upload is None else upload.chunks()
    size = 0
    with tempfile.NamedTemporaryFile(prefix="naryad-import-") as draft:
        for piece in pieces:
            size += len(piece)
            if size > limits.MOST_BYTES:
                raise FileTooBig
            draft.write(piece)
        draft.flush()
        yield Path(draft.name)


def _sniff(path: Path, *, is_pasted: bool) -> Kind:
    try:
        return sniff(path)
    except UnreadableFile as refusal:
        refusal.field = "text" if is_pasted else refusal.field
        raise


def _clean_name(name: str) -> str:
    stem, ending = split_name(name)
    return f"{stem}.{ending[:10]}" if ending else stem
