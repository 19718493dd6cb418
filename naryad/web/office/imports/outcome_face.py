"""What does the page of an import say has come of it, or would come of it?"""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naryad.access.actor import Actor
from naryad.spreadsheets.states import ImportState, RowState
from naryad.web.figures import say_number
from naryad.web.office.imports.hints import say_creatable
from naryad.web.office.imports.import_face import count_in, describe_import
from naryad.web.office.imports.offers import offer_acts

if TYPE_CHECKING:
    from naryad.spreadsheets.models import Import


def frame_import(run: "Import", *, actor: Actor) -> dict[str, Any]:
    """What it is, what can be done with it, and what has come of it."""
    described = describe_import(run, actor=actor) | offer_acts(run, actor=actor)
    creatable = say_creatable(run, actor=actor)
    return described | {"result": say_result(run), "creatable_said": creatable}


def say_result(run: "Import") -> str:
    """One sentence whose numbers add up to the rows of the file."""
    return " ".join(_say_of_rows(run)) if run.total else ""


def _say_of_rows(run: "Import") -> list[str]:
    total = ngettext("%(count)s row in the file:", "%(count)s rows in the file:", run.total)
    parts = [
        words % {"count": say_number(count)}
        for state, words in _words().items()
        if (count := count_in(run.counts, state))
    ]
    said = [total % {"count": say_number(run.total)}, ", ".join(parts) + "."]
    if run.state == ImportState.CHECKED:
        said.append(_("Nothing is written yet."))
    return said


def _words() -> dict[RowState, str]:
    return {
        RowState.NEW: _("%(count)s new"),
        RowState.CHANGED: _("%(count)s to be changed"),
        RowState.SAME: _("%(count)s the same"),
        RowState.ERROR: _("%(count)s with errors"),
        RowState.READ: _("%(count)s not checked"),
        RowState.DONE: _("%(count)s imported"),
        RowState.REFUSED: _("%(count)s refused"),
        RowState.SKIPPED: _("%(count)s left out"),
        RowState.UNDONE: _("%(count)s taken back"),
        RowState.KEPT: _("%(count)s kept"),
    }
