"""How is a closed ticket put into the archive from its card, and taken out?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naryad.access.permissions import Permission
from naryad.core.outcomes import only
from naryad.tickets import actions
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.http import Undo, see_other, toast
from naryad.web.office.tickets.card_face import take_ticket


@office_door
@require_POST
def ticket_archiving(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    actor = request.actor
    found = take_ticket(request, ticket_id, is_living=True)
    actor.require(Permission.ARCHIVE_TICKETS)
    only(actions.archive_tickets([ticket_id], by=actor, at=request.at))
    undo = Undo(reverse("ticket_return", args=[ticket_id]))
    toast(request, _("%(number)s is in the archive") % {"number": found.number}, undo=undo)
    return see_other(request, reverse("ticket", args=[ticket_id]))


@office_door
@require_POST
def ticket_return(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    actor = request.actor
    found = take_ticket(request, ticket_id, is_living=True)
    actor.require(Permission.ARCHIVE_TICKETS)
    only(actions.unarchive_tickets([ticket_id], by=actor, at=request.at))
    toast(request, _("%(number)s is back in the lists") % {"number": found.number})
    return see_other(request, reverse("ticket", args=[ticket_id]))
