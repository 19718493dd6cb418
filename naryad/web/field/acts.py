"""How does somebody who does a ticket take it a step further?"""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from naryad.access.permissions import Permission
from naryad.core.outcomes import only
from naryad.tickets import actions
from naryad.tickets.visibility import tickets_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.field.ticket import take_ticket, ticket_crumbs
from naryad.web.forms.action_form import posted
from naryad.web.forms.ticket_card import StepForm
from naryad.web.http import render, see_other, toast
from naryad.web.taking import demand
from naryad.web.ticket_steps import begin_step, find_step, show_moved_on

if TYPE_CHECKING:
    pass


@office_door
def field_step(request: SignedInRequest, ticket_id: int, step_id: int) -> HttpResponse:
    """What was sent before is answered as it was then, whatever has become of the ticket."""
    actor, at = request.actor, request.at
    form = StepForm(posted(request))

    def act() -> int:
        move = actions.Move(ticket_id, step_id, form.stage_id, form.said, form.excuse)
        return only(actions.move_tickets([move], by=actor, at=at, device_at=form.sent_at))

    if form.is_bound and form.save(act, by=actor, at=at) is not None:
        return _leave(request, ticket_id)
    found = take_ticket(request, ticket_id)
    demand(actor, Permission.MOVE_TICKETS)
    if not form.is_bound:
        form = StepForm(initial=begin_step(request, found))
    step, crumbs = find_step(request, found, step_id), ticket_crumbs(found)
    if step is None:
        return show_moved_on(
            request, found, form, crumbs=crumbs, card="field_ticket", step="field_step"
        )
    form.ask_for_comment(is_asked=step.wants_comment)
    context = {"crumbs": crumbs, "ticket": found, "form": form, "step": step}
    context["may_skip_scan"] = actor.may(Permission.SKIP_SCANS)
    return render(request, "field/step.html", context, block="dialog", status=form.status)


def _leave(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    """On to the ticket; to the day when it is done, or when one sees it no more."""
    visible = tickets_visible_to(request.actor).select_related("stage")
    found = visible.filter(pk=ticket_id).first()
    if found is None:
        toast(request, _("Sent"))
        return see_other(request, reverse("field_day"))
    said = _("%(number)s: %(stage)s") % {"number": found.number, "stage": found.stage.name}
    toast(request, said)
    if found.completed_at is not None:
        return see_other(request, reverse("field_day"))
    return see_other(request, reverse("field_ticket", args=[ticket_id]))
