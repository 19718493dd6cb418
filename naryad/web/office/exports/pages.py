"""What do the pages of exports answer?"""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naryad.core.cursors import read_cursor
from naryad.files.sending import send
from naryad.files.serving import open_kept
from naryad.lists.paging import take_page
from naryad.spreadsheets.actions import cancel_export
from naryad.spreadsheets.visibility import exports_visible_to, fetch_export
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.http import Crumb, render, see_other
from naryad.web.office.exports.export_face import describe_export, describe_exports
from naryad.web.taking import take

_SIZE = 50


@office_door
@require_safe
def exports(request: SignedInRequest) -> HttpResponse:
    """One's own, newest first; administrators may look at everybody's."""
    actor, at = request.actor, request.at
    is_whole = actor.is_administrator and request.GET.get("of") == "all"
    visible = exports_visible_to(actor).select_related("by")
    chosen = visible if is_whole else visible.filter(by_id=actor.person_id)
    cursor = read_cursor(request.GET.get("page"))
    page = take_page(chosen, order="created_at", cursor=cursor, size=_SIZE, newest_first=True)
    context = describe_exports(page, actor=actor, at=at, is_whole=is_whole)
    context["crumbs"] = [Crumb(_("Exports"))]
    return render(request, "office/exports/list.html", context)


@office_door
@require_safe
def export(request: SignedInRequest, export_id: int) -> HttpResponse:
    """How far it has come, and the file once it is there; a behaviour asks for it again."""
    found = take(exports_visible_to(request.actor).select_related("by"), export_id)
    context = describe_export(found, actor=request.actor, at=request.at)
    context["crumbs"] = [Crumb(_("Exports"), reverse("exports")), Crumb(context["title"])]
    return render(request, "office/exports/export.html", context, block="export")


@office_door
@require_safe
def export_file(request: SignedInRequest, export_id: int) -> HttpResponseBase:
    found = fetch_export(export_id, by=request.actor, at=request.at)
    return send(request, open_kept(str(found.file_key), name=found.file_name, size=found.size))


@office_door
@require_POST
def export_cancellation(request: SignedInRequest, export_id: int) -> HttpResponse:
    cancel_export(export_id, by=request.actor, at=request.at)
    return see_other(request, reverse("export", args=[export_id]))
