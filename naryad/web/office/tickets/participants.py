"""Who is told of the messages of a ticket besides those who do it and ask for it?"""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naryad.access.permissions import Permission
from naryad.tickets import actions
from naryad.tickets.taking_part import added_by_hand
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.participants import ParticipantsForm
from naryad.web.http import render, see_other, toast
from naryad.web.office.tickets.card_face import take_ticket, ticket_crumbs
from naryad.web.office.tickets.choices import offer_people

if TYPE_CHECKING:
    from naryad.tickets.models import Ticket


@office_door
def ticket_participants(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    found = take_ticket(request, ticket_id, is_living=True)
    actor.require(Permission.EDIT_TICKETS)
    form = _form(request, found)

    def act() -> int:
        change = actions.Participation(ticket_id, form.added, form.removed)
        return actions.change_participants(change, by=actor, at=at)

    if form.is_bound and form.save(act, by=actor, at=at) is not None:
        toast(request, _("Participants saved"))
        return see_other(request, reverse("ticket", args=[ticket_id]))
    context = {"crumbs": ticket_crumbs(found), "ticket": found, "form": form}
    template = "office/tickets/participants.html"
    return render(request, template, context, block="dialog", status=form.status)


def _form(request: SignedInRequest, found: "Ticket") -> ParticipantsForm:
    held = [each.pk for each in added_by_hand(found, actor=request.actor)]
    chosen: list[Any] = [*held, *request.POST.getlist("person_ids")]
    return ParticipantsForm(
        posted(request), held=held, choices=offer_people(request.actor, chosen=chosen)
    )


@office_door
@require_POST
def ticket_following(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    """For oneself."""
    actor, is_on = request.actor, bool(request.POST.get("on"))
    found = take_ticket(request, ticket_id, is_living=True)
    own = frozenset({actor.person_id or 0})
    change = actions.Participation(ticket_id, **{"add" if is_on else "remove": own})
    actions.change_participants(change, by=actor, at=request.at)
    said = _("You are told of new messages") if is_on else _("You are told no more")
    toast(request, said)
    return see_other(request, reverse("ticket", args=[found.pk]))
