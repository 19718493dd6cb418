"""What does a file say of itself, so that nobody takes a part for the whole?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from naryad.lists.noun_lists import NounList
from naryad.lists.questions import Question, Show
from naryad.lists.words import Words
from naryad.people.naming import say_name
from naryad.spreadsheets.archives import Tally
from naryad.spreadsheets.models import Export
from naryad.spreadsheets.nouns import name_noun


def say_about(
    export: Export, asked: NounList[Any] | None, question: Question, *, at: datetime
) -> Sequence[tuple[str, str]]:
    """When all rows are written. A directory has no list to be asked."""
    moment = at.astimezone(ZoneInfo(export.zone))
    rows = _("%(written)s of %(total)s") % {"written": export.written, "total": export.total}
    said = [
        (_("What"), name_noun(export.noun)),
        (_("Rows"), rows),
        (_("Search"), question.q or "–"),
        (_("Filter"), _say_conditions(asked, question) if asked else "–"),
        (_("Deleted"), _DELETED[question.deleted]()),
        (_("Made by"), say_name(export.by.first_name, export.by.last_name)),
        (_("When"), f"{moment:%Y-%m-%d %H:%M} ({export.zone})"),
    ]
    if export.gone:
        words = _("%(count)s rows were gone, or not visible any more, when their turn came.")
        said.append((_("Left out"), words % {"count": export.gone}))
    return said


def say_tally(tally: Tally) -> Sequence[tuple[str, str]]:
    said = [(_("Files"), str(tally.files))]
    if tally.missing:
        words = _("%(count)s files: the server does not have them any more.")
        said.append((_("Left out"), words % {"count": tally.missing}))
    return said


_DELETED = {
    Show.HIDE: lambda: _("without deleted ones"),
    Show.ONLY: lambda: _("deleted ones only"),
    Show.ALL: lambda: _("with deleted ones"),
}


def _say_conditions(asked: NounList[Any], question: Question) -> str:
    words = Words(asked, question)
    said = [words.say(part) for part in question.parts]
    return "; ".join(f"{each.field}: {each.value}" for each in said) or "–"
