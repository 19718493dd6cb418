"""What has a person been told, and how is it marked as read?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naryad.core.cursors import read_cursor
from naryad.notifications import actions
from naryad.notifications.actions.forget_notices import KEPT
from naryad.notifications.queries import page_of_lines
from naryad.web.acting import SignedInRequest
from naryad.web.doors import own_door
from naryad.web.http import Crumb, render, see_other
from naryad.web.next_page import next_page


@require_safe
@own_door
def notices(request: SignedInRequest) -> HttpResponse:
    only_new = request.GET.get("show") == "new"
    cursor = read_cursor(request.GET.get("page", ""))
    lines, after = page_of_lines(request.actor, only_new=only_new, cursor=cursor)
    values = {
        "crumbs": (Crumb(_("Notifications")),),
        "lines": lines,
        "after": after,
        "only_new": only_new,
        "is_first": cursor is None,
        "kept_days": KEPT.days,
        "card": "ticket" if request.actor.is_employee else "portal_ticket",
    }
    return render(request, "notices/notices.html", values)


@require_POST
@own_door
def notices_reading(request: SignedInRequest) -> HttpResponse:
    """All of them."""
    actions.read_notices(None, by=request.actor, at=request.at)
    return _back(request)


@require_POST
@own_door
def notice_reading(request: SignedInRequest, notice_id: int) -> HttpResponse:
    actions.read_notices(notice_id, by=request.actor, at=request.at)
    return _back(request)


def _back(request: SignedInRequest) -> HttpResponse:
    return see_other(request, next_page(request, otherwise=reverse("notices")))
