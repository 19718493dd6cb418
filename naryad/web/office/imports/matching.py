"""How does somebody say what the columns and words of a file are?"""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naryad.spreadsheets import actions
from naryad.spreadsheets.import_visibility import take_own_import
from naryad.spreadsheets.states import ImportState
from naryad.spreadsheets.words_in import find_words
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.matching import MatchingForm
from naryad.web.http import Crumb, render, see_other
from naryad.web.office.imports.import_face import describe_import
from naryad.web.office.imports.matching_face import describe_matching, what_can_be_matched

if TYPE_CHECKING:
    from naryad.spreadsheets.models import Import


@office_door
@require_http_methods(["GET", "HEAD", "POST"])
def import_columns(request: SignedInRequest, import_id: int) -> HttpResponse:
    """Sends one back once more where words of the file are none of the choices of their column."""
    actor, at = request.actor, request.at
    run = take_own_import(import_id, by=actor)
    if run.state not in (ImportState.MAPPING, ImportState.CHECKED):
        return see_other(request, reverse("import", args=[run.pk]))
    form = MatchingForm(posted(request), run=run, matching=what_can_be_matched(run, actor=actor))

    def act() -> int:
        _match(run, form, request)
        return run.pk

    if request.method == "POST" and form.save(act, by=actor, at=at) is not None:
        return _go_on(request, run.pk, form)
    context = describe_import(run, actor=actor) | describe_matching(run, form)
    context["crumbs"] = [Crumb(_("Imports"), reverse("imports")), Crumb(context["title"])]
    return render(request, "office/imports/columns.html", context, status=form.status)


def _match(run: "Import", form: MatchingForm, request: SignedInRequest) -> None:
    actions.map_import(
        run.pk,
        mapping=form.mapping(),
        values=form.word_values(),
        key=form.chosen_key(),
        options=form.options(),
        seen_version=form.seen_version,
        by=request.actor,
        at=request.at,
    )


def _go_on(request: SignedInRequest, import_id: int, form: MatchingForm) -> HttpResponse:
    actor = request.actor
    words = find_words(take_own_import(import_id, by=actor), actor=actor)
    if any(not each.chosen and each.text not in form.asked_words() for each in words):
        return see_other(request, reverse("import_columns", args=[import_id]) + "#words")
    actions.check_import(import_id, by=actor, at=request.at)
    return see_other(request, reverse("import", args=[import_id]))
