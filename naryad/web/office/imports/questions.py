"""What is said before an import is run or undone?"""

from typing import TYPE_CHECKING, Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naryad.access.actor import Actor
from naryad.spreadsheets.import_queries import count_written
from naryad.spreadsheets.import_refusals import NotNow
from naryad.spreadsheets.states import ImportState, RowState
from naryad.web.figures import say_number
from naryad.web.forms.imports import RunForm
from naryad.web.http import Crumb
from naryad.web.office.imports.import_face import count_in
from naryad.web.office.imports.nouns import name_import
from naryad.web.office.imports.offers import count_invitable, may_undo

if TYPE_CHECKING:
    from naryad.spreadsheets.models import Import

# What a part of a question says: kind, bold words, words.
Line = tuple[str, str, str]


def ask_run(run: "Import", sent: QueryDict | None) -> RunForm:
    changed = count_in(run.counts, RowState.CHANGED)
    return RunForm(sent, count=changed, initial={"version": run.version})


def describe_run_question(run: "Import", form: RunForm) -> dict[str, Any]:
    """Raises NotNow for an import that does not wait for it."""
    if run.state != ImportState.CHECKED:
        raise NotNow
    new, changed = count_in(run.counts, RowState.NEW), count_in(run.counts, RowState.CHANGED)
    submit = ngettext("Import %(count)s row", "Import %(count)s rows", new + changed)
    return _frame(run) | {
        "title": _("Import: %(noun)s") % {"noun": name_import(run.noun)},
        "form": form,
        "submit": submit % {"count": say_number(new + changed)} if new + changed else "",
        "lines": [*_say_written(new, changed), *_say_left(run), *_say_invitations(run, new)],
    }


def describe_undo(run: "Import", *, actor: Actor) -> dict[str, Any]:
    """Raises NotNow for an import of which nothing can be taken back."""
    if not may_undo(run, actor=actor):
        raise NotNow
    made, changed = count_written(run, actor=actor)
    return _frame(run) | {
        "title": _("Undo the import: %(noun)s") % {"noun": name_import(run.noun)},
        "lines": [
            *_say_taken_back(made, changed),
            (
                "check",
                "",
                _("What somebody has changed since, or has put others under, stays and is listed."),
            ),
        ],
    }


def describe_invitations(run: "Import", *, actor: Actor) -> dict[str, Any]:
    """Raises NotNow for an import of which nobody can be asked in."""
    count = count_invitable(run, actor=actor)
    if not count:
        raise NotNow
    words = ngettext(
        "%(count)s person who was added is sent an invitation.",
        "%(count)s people who were added are sent an invitation each.",
        count,
    )
    reach = _("By e-mail, or as a text message to whoever has a phone alone.")
    return _frame(run) | {
        "title": _("Invite whom the import has added: %(noun)s") % {"noun": name_import(run.noun)},
        "lines": [
            ("check", "", words % {"count": say_number(count)}),
            ("stays", "", reach),
        ],
    }


def _frame(run: "Import") -> dict[str, Any]:
    here = reverse("import", args=[run.pk])
    return {
        "run": run,
        "file": run.file_name,
        "crumbs": [
            Crumb(_("Imports"), reverse("imports")),
            Crumb(name_import(run.noun), here),
            Crumb(_("Question")),
        ],
    }


def _say_written(new: int, changed: int) -> list[Line]:
    added = ngettext("%(count)s row is added.", "%(count)s rows are added.", new)
    edited = ngettext(
        "%(count)s that is here already is changed.",
        "%(count)s that are here already are changed.",
        changed,
    )
    return [*_line("changes", new, added), *_line("changes", changed, edited)]


def _say_taken_back(made: int, changed: int) -> list[Line]:
    deleted = ngettext(
        "%(count)s that was added is deleted; it can be restored.",
        "%(count)s that were added are deleted; they can be restored.",
        made,
    )
    put_back = ngettext(
        "%(count)s that was changed becomes what it was.",
        "%(count)s that were changed become what they were.",
        changed,
    )
    return [*_line("changes", made, deleted), *_line("changes", changed, put_back)]


def _say_left(run: "Import") -> list[Line]:
    faulty = count_in(run.counts, RowState.ERROR, RowState.READ)
    same = count_in(run.counts, RowState.SAME)
    left_out = ngettext(
        "%(count)s row with errors is left out.",
        "%(count)s rows with errors are left out.",
        faulty,
    )
    untouched = ngettext(
        "%(count)s row is here just so: nothing happens to it.",
        "%(count)s rows are here just so: nothing happens to them.",
        same,
    )
    return [*_line("check", faulty, left_out), *_line("stays", same, untouched)]


def _line(kind: str, count: int, words: str) -> list[Line]:
    """None of what there is nothing."""
    return [(kind, "", words % {"count": say_number(count)})] if count else []


def _say_invitations(run: "Import", new: int) -> list[Line]:
    """An import of people may be a mailing: nobody sends one without knowing."""
    said = {
        "now": ("check", "", _("Whoever is added is sent an invitation at once.")),
        "later": ("stays", "", _("Nobody is sent an invitation now; you can invite them later.")),
        "never": ("stays", "", _("Nobody is sent an invitation.")),
    }
    line = said.get(str(run.options.get("invite", "")))
    return [line] if line and new else []
