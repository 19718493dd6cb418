"""Which files do the tickets of a list have, as far as whoever asks may see them?"""

import shutil
from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.conf import settings
from django.db.models import Sum

from naryad.access.actor import Actor
from naryad.files.models import File
from naryad.files.storing import path_of
from naryad.files.visibility import files_of_many
from naryad.lists.noun_lists import NounList
from naryad.lists.questions import Question
from naryad.spreadsheets.archives import Entry, Folder
from naryad.spreadsheets.refusals import NoRoom
from naryad.tickets.texts import IN_TEXT

# Attached to it, or shown in its text.
NOUNS = ("ticket", IN_TEXT)
# A batch is a step of the bar, and the pause in which a cancelling is noticed.
_AT_ONCE = 50
_WEIGHED_AT_ONCE = 5_000
# Of what is free: others go on writing meanwhile.
_SHARE = 0.8
_PACKED = ("image/", "video/", "audio/", "application/zip", "application/vnd.openxmlformats")


def refuse_too_heavy(ids: "array[int]", *, actor: Actor) -> None:
    """Raises NoRoom before the first byte, not with the last that fits."""
    remaining, weight = iter(ids), 0
    while batch := list(islice(remaining, _WEIGHED_AT_ONCE)):
        weight += files_of_many(NOUNS, batch, actor=actor).aggregate(all=Sum("size"))["all"] or 0
    if weight > shutil.disk_usage(settings.DATA_FOLDER).free * _SHARE:
        raise NoRoom


def read_folders(
    asked: NounList[Any],
    question: Question,
    ids: "array[int]",
    *,
    note: Callable[[int, int], None],
) -> Iterator[Folder]:
    """A folder for each ticket that is still visible when its turn comes, in the order of the list.
    `note` is told after each batch how many were asked for and how many of them were there."""
    actor, remaining = asked.asker.actor, iter(ids)
    while batch := list(islice(remaining, _AT_ONCE)):
        rows = asked.within(question).filter(pk__in=batch).values_list("pk", "number", "title")
        names = {pk: f"{number} {title}" for pk, number, title in rows}
        files = files_of_many(NOUNS, list(names), actor=actor).order_by("at", "pk")
        of_ticket: dict[int, list[File]] = {pk: [] for pk in names}
        for file in files:
            of_ticket[file.owner_id].append(file)
        for pk in batch:
            if pk in names:
                yield Folder(names[pk], _enter(of_ticket[pk], asked))
        note(len(batch), len(names))


def _enter(files: Sequence[File], asked: NounList[Any]) -> list[Entry]:
    zone = asked.asker.zone
    return [
        Entry(
            name=file.name,
            at=file.at.astimezone(zone),
            path=path_of(file.key),
            is_packed=file.type.startswith(_PACKED),
        )
        for file in files
    ]
