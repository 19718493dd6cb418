"""What do the lists of customers and employees answer?"""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naryad.access.kind import Kind
from naryad.core.cursors import read_cursor
from naryad.lists.people import read_page
from naryad.lists.people_conditions import PeopleConditions, read_conditions
from naryad.lists.people_sorting import read_order
from naryad.lists.people_views import count_views, people_views
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.http import Crumb, is_fragment, render
from naryad.web.office.people.addresses import list_url
from naryad.web.office.people.emptiness import explain_empty
from naryad.web.office.people.list_face import describe_frame, describe_rows, describe_views
from naryad.web.office.people.list_filter import describe_filter
from naryad.web.office.people.person_page import LIST_NAMES


@office_door
@require_safe
def customers(request: SignedInRequest) -> HttpResponse:
    return _list(request, kind=Kind.CUSTOMER)


@office_door
@require_safe
def employees(request: SignedInRequest) -> HttpResponse:
    return _list(request, kind=Kind.EMPLOYEE)


@office_door
@require_safe
def list_counters(request: SignedInRequest, kind: Kind) -> HttpResponse:
    """The tabs with their numbers, where these are too dear to hold up the list."""
    conditions = _asked(request, kind)
    counts = count_views(people_views(kind), actor=request.actor, at=request.at)
    views = describe_views(conditions, counts=counts)
    return render(request, "office/people/counters.html", {"views": views}, block="counters")


@office_door
@require_safe
def list_filter(request: SignedInRequest, kind: Kind) -> HttpResponse:
    """All conditions as a form: in the chip's panel, or as a page without a script."""
    order = read_order(request.GET.get("sort", ""))
    conditions = _asked(request, kind)
    context = describe_filter(conditions, order, actor=request.actor)
    context["crumbs"] = [Crumb(LIST_NAMES[kind], list_url(conditions, order)), Crumb(_("Filter"))]
    return render(request, "office/people/filter.html", context, block="filter")


def _list(request: SignedInRequest, *, kind: Kind) -> HttpResponse:
    actor, at = request.actor, request.at
    conditions, order = _asked(request, kind), read_order(request.GET.get("sort", ""))
    cursor = read_cursor(request.GET.get("page"))
    after = request.GET.get("after", "")
    found = read_page(conditions, order, actor=actor, at=at, cursor=cursor)
    before = int(after) if after.isdecimal() else 0
    context = describe_rows(conditions, found, actor=actor, at=at, after=before)
    context["is_fragment"] = is_fragment(request)
    if not found.page.rows:
        context["empty"] = explain_empty(conditions, actor=actor, at=at)
    if not context["is_fragment"]:
        context |= describe_frame(conditions, found, actor=actor, at=at)
        context["crumbs"] = [Crumb(context["title"])]
    return render(request, "office/people/list.html", context, block="office/people/rows.html")


def _asked(request: SignedInRequest, kind: Kind) -> PeopleConditions:
    return read_conditions(dict(request.GET.lists()), kind=kind, actor=request.actor)
