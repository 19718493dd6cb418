"""What do the pages of bulk runs answer?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from naryad.core.cursors import read_cursor
from naryad.lists.bulk.visibility import runs_visible_to
from naryad.lists.paging import take_page
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.http import Crumb, render
from naryad.web.office.runs.list_face import describe_runs
from naryad.web.office.runs.run_face import describe_rows, describe_run, read_result
from naryad.web.office.runs.starting import begin
from naryad.web.run_cookie import forget_run, read_run_cookie
from naryad.web.taking import take

_SIZE = 50


@office_door
@require_http_methods(["GET", "HEAD", "POST"])
def runs(request: SignedInRequest) -> HttpResponse:
    """One's own, newest first; administrators may look at everybody's. A post begins one."""
    actor = request.actor
    if request.method == "POST":
        return begin(request)
    is_whole = actor.is_administrator and request.GET.get("of") == "all"
    visible = runs_visible_to(actor).select_related("by")
    chosen = visible if is_whole else visible.filter(by_id=actor.person_id)
    cursor = read_cursor(request.GET.get("page"))
    page = take_page(chosen, order="created_at", cursor=cursor, size=_SIZE, newest_first=True)
    context = describe_runs(page, actor=actor, is_whole=is_whole)
    context["crumbs"] = [Crumb(_("Bulk actions"))]
    return render(request, "office/runs/list.html", context)


@office_door
@require_safe
def run(request: SignedInRequest, run_id: int) -> HttpResponse:
    """How far it has come and what has become of each row; a behaviour asks for it again."""
    found = take(runs_visible_to(request.actor).select_related("by", "undoes"), run_id)
    result, cursor = (
        read_result(request.GET.get("result", "")),
        read_cursor(request.GET.get("page")),
    )
    context = describe_run(found, result, actor=request.actor, at=request.at)
    context |= describe_rows(found, result, actor=request.actor, cursor=cursor)
    context["crumbs"] = [Crumb(_("Bulk actions"), reverse("runs")), Crumb(context["title"])]
    answer = render(request, "office/runs/run.html", context, block="run")
    if found.is_open or read_run_cookie(request) != found.pk:
        return answer
    return forget_run(answer)
