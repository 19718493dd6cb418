"""How does a ticket that nobody does yet get somebody and go on to them?"""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from naryad.access.permissions import Permission
from naryad.tickets import actions
from naryad.tickets.around import assignees_of
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.ticket_card import HandOverForm
from naryad.web.http import render, see_other, toast
from naryad.web.office.ticket_settings.choices import offer_employees
from naryad.web.office.tickets.card_face import take_ticket, ticket_crumbs
from naryad.web.ticket_steps import find_step, show_moved_on

if TYPE_CHECKING:
    from naryad.tickets.models import Ticket


@office_door
def ticket_handing(request: SignedInRequest, ticket_id: int, step_id: int) -> HttpResponse:
    """Assigns and takes the step that has waited for it."""
    actor, at = request.actor, request.at
    found = take_ticket(request, ticket_id, is_living=True)
    actor.require(Permission.ASSIGN_TICKETS)
    form = _make_form(request, found)

    def act() -> int:
        new = actions.Assignment(ticket_id, form.chosen, seen_ids=form.held)
        move = actions.Move(ticket_id, step_id, form.stage_id, form.said)
        sent_at = form.sent_at
        return actions.assign_and_move(new, move=move, by=actor, at=at, device_at=sent_at)

    if form.is_bound and form.save(act, by=actor, at=at, subject=("ticket", ticket_id)) is not None:
        toast(request, form.say(_("%(number)s is on its way") % {"number": found.number}))
        return see_other(request, reverse("ticket", args=[ticket_id]))
    step, crumbs = find_step(request, found, step_id), ticket_crumbs(found)
    if step is None:
        return show_moved_on(request, found, form, crumbs=crumbs, card="ticket", step="ticket_step")
    form.ask_for_comment(is_asked=step.wants_comment)
    context = {"crumbs": crumbs, "ticket": found, "form": form, "step": step}
    template = "office/tickets/handing.html"
    return render(request, template, context, block="dialog", status=form.status)


def _make_form(request: SignedInRequest, found: "Ticket") -> HandOverForm:
    held = assignees_of(found)
    chosen = {*map(str, held), *request.POST.getlist("assignee_ids")}
    choices = offer_employees(request.actor, chosen)
    initial = {"seen_stage_id": found.stage_id}
    return HandOverForm(posted(request), held=held, choices=choices, initial=initial)
