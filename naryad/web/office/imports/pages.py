"""What do the list of imports and the page of one answer?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naryad.core.cursors import read_cursor
from naryad.lists.paging import take_page
from naryad.spreadsheets.import_visibility import imports_visible_to
from naryad.spreadsheets.states import ImportState
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.http import Crumb, is_fragment, render, see_other
from naryad.web.office.imports.import_face import describe_imports
from naryad.web.office.imports.outcome_face import frame_import
from naryad.web.office.imports.rows_face import describe_rows, read_asked
from naryad.web.taking import take

_SIZE = 50


@office_door
@require_safe
def imports(request: SignedInRequest) -> HttpResponse:
    """One's own, newest first; administrators see that others had some."""
    actor = request.actor
    is_whole = actor.is_administrator and request.GET.get("of") == "all"
    visible = imports_visible_to(actor).select_related("by")
    chosen = visible if is_whole else visible.filter(by_id=actor.person_id)
    cursor = read_cursor(request.GET.get("page"))
    page = take_page(chosen, order="created_at", cursor=cursor, size=_SIZE, newest_first=True)
    context = describe_imports(page, actor=actor, is_whole=is_whole)
    context["crumbs"] = [Crumb(_("Imports"))]
    return render(request, "office/imports/list.html", context)


@office_door
@require_safe
def import_page(request: SignedInRequest, import_id: int) -> HttpResponse:
    """How far it has come, while a job is at it, and a behaviour asks again; else its rows. One
    that waits for its columns leads to them."""
    run = take(imports_visible_to(request.actor).select_related("by"), import_id)
    if run.state == ImportState.MAPPING and run.by_id == request.actor.person_id:
        return see_other(request, reverse("import_columns", args=[run.pk]))
    context = frame_import(run, actor=request.actor)
    context["crumbs"] = [Crumb(_("Imports"), reverse("imports")), Crumb(context["title"])]
    if run.is_working or run.state == ImportState.PAUSED:
        return render(request, "office/imports/progress.html", context, block="progress")
    if is_fragment(request):
        return see_other(request, reverse("import", args=[run.pk]))
    context |= describe_rows(run, read_asked(request.GET), actor=request.actor)
    return render(request, "office/imports/rows.html", context)
