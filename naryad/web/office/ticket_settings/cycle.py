"""What do the pages of a life cycle, its versions and its history answer?"""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naryad.access.permissions import Permission
from naryad.core.errors import NotVisible
from naryad.history.timeline import events_of
from naryad.tickets.queries import current_cycle, find_version, versions_of
from naryad.tickets.visibility_of_settings import ticket_types_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.http import Crumb, render
from naryad.web.office.happenings import tell
from naryad.web.office.ticket_settings.cycle_face import describe_cycle
from naryad.web.office.ticket_settings.tabs import lead_to
from naryad.web.taking import demand, take

if TYPE_CHECKING:
    from naryad.tickets.models import Cycle, TicketType


@office_door
@require_safe
def cycle(request: SignedInRequest, type_id: int) -> HttpResponse:
    """The draft, which may be changed; without one the version in force."""
    row = _take_type(request, type_id)
    found = current_cycle(request.actor, row)
    return _show(request, row, found)


@office_door
@require_safe
def cycle_version(request: SignedInRequest, type_id: int, number: int) -> HttpResponse:
    row = _take_type(request, type_id)
    found = find_version(request.actor, row, number)
    if found is None:
        raise NotVisible
    return _show(request, row, found)


@office_door
@require_safe
def type_history(request: SignedInRequest, type_id: int) -> HttpResponse:
    """The versions of the life cycle, and everything that has happened to the type."""
    row = _take_type(request, type_id)
    here = reverse("cycle", args=[type_id])
    events = events_of("ticket_type", type_id, organization_id=row.organization_id)
    context = {
        "crumbs": [*lead_to("types"), Crumb(str(row.name), here), Crumb(_("Versions"))],
        "type": row,
        "versions": versions_of(request.actor, row),
        "happenings": tell(events),
    }
    return render(request, "office/ticket_settings/history.html", context)


def _take_type(request: SignedInRequest, type_id: int) -> "TicketType":
    row = take(ticket_types_visible_to(request.actor), type_id)
    demand(request.actor, Permission.EDIT_TICKET_SETTINGS)
    return row


def _show(request: SignedInRequest, row: "TicketType", found: "Cycle | None") -> HttpResponse:
    may_begin = request.actor.may_change(Permission.EDIT_TICKET_SETTINGS)
    context: dict[str, Any] = {"type": row, "cycle": None, "may_begin": may_begin}
    if found is None:
        context["crumbs"] = [*lead_to("types"), Crumb(str(row.name))]
    else:
        newest = versions_of(request.actor, row)[0]
        context |= describe_cycle(request, found)
        context |= {"is_newest": newest.pk == found.pk, "newest": newest}
    return render(request, "office/ticket_settings/cycle.html", context)
