"""What can be done with an import from where it stands?"""

from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.spreadsheets.import_queries import count_uninvited
from naryad.spreadsheets.sheets import sheets_for
from naryad.spreadsheets.states import ImportState, RowState
from naryad.web.figures import say_number
from naryad.web.office.imports.import_face import count_in
from naryad.web.office.imports.nouns import find_import_url

if TYPE_CHECKING:
    from naryad.spreadsheets.models import Import

_UNDOABLE = (ImportState.DONE, ImportState.CANCELLED, ImportState.BROKEN)


def offer_acts(run: "Import", *, actor: Actor) -> dict[str, Any]:
    """Only to whoever has begun it; what they press is decided by the action."""
    is_own, state = run.by_id == actor.person_id, run.state
    is_checked = is_own and state == ImportState.CHECKED
    is_going = run.cancel_asked_at is None and not run.is_closed
    unchecked, ready = count_in(run.counts, RowState.READ), count_ready(run)
    return {
        "once": token_urlsafe(12),
        "may_pause": is_own
        and state == ImportState.RUNNING
        and is_going
        and run.pause_asked_at is None,
        "may_go_on": is_own and state == ImportState.PAUSED,
        "may_cancel": is_own and is_going and state != ImportState.UNDOING,
        "may_match": is_checked,
        "may_check": is_checked,
        "may_run": is_checked and ready > 0 and not unchecked,
        "may_undo": may_undo(run, actor=actor),
        "may_invite": count_invitable(run, actor=actor) > 0,
        "run_words": _say_run(ready),
        "unchecked_said": _say_unchecked(unchecked) if is_checked and unchecked else "",
        "refused_said": _say_refused(count_in(run.counts, RowState.REFUSED)),
        "has_faults": count_in(run.counts, RowState.ERROR, RowState.REFUSED) > 0,
        "new_url": find_import_url(run.noun, actor),
    }


def may_undo(run: "Import", *, actor: Actor) -> bool:
    """Its heads are forgotten with its rows: then nothing is left to go by."""
    is_there = run.state in _UNDOABLE and count_in(run.counts, RowState.DONE) > 0
    return run.by_id == actor.person_id and is_there and bool(run.columns)


def count_invitable(run: "Import", *, actor: Actor) -> int:
    """Whom the actor may ask in now, where they had said "later"."""
    sheet = next((each for each in sheets_for(actor) if each.noun == run.noun), None)
    is_due = run.state == ImportState.DONE and run.options.get("invite") == "later"
    if sheet is None or not sheet.invites or not is_due:
        return 0
    return count_uninvited(run, actor=actor) if actor.may(Permission.INVITE_PEOPLE) else 0


def count_ready(run: "Import") -> int:
    """What a run would write."""
    return count_in(run.counts, RowState.NEW, RowState.CHANGED)


def _say_run(count: int) -> str:
    words = ngettext("Import %(count)s row", "Import %(count)s rows", count)
    return words % {"count": say_number(count)}


def _say_unchecked(count: int) -> str:
    words = ngettext(
        "%(count)s row was changed here and waits for another check.",
        "%(count)s rows were changed here and wait for another check.",
        count,
    )
    return words % {"count": say_number(count)}


def _say_refused(count: int) -> str:
    return _("refused: %(count)s") % {"count": say_number(count)} if count else ""
