"""How does a customer cancel a request, accept the work or send it back?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from naryad.core.errors import NotVisible
from naryad.core.ids import read_id
from naryad.core.outcomes import only
from naryad.lists.customer_tickets.ways import ways_of
from naryad.tickets import actions
from naryad.tickets.seeing import tickets_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import portal_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.portal_tickets import StepForm
from naryad.web.http import Crumb, render, see_other, toast
from naryad.web.taking import take


@portal_door
def ticket_step(request: SignedInRequest, ticket_id: int, transition_id: int) -> HttpResponse:
    """Asks first, with room for a word to it."""
    actor, at = request.actor, request.at
    found = take(tickets_visible_to(actor), ticket_id)
    form = StepForm(posted(request), initial={"stage_id": found.stage_id})

    def act() -> int:
        seen, comment = read_id(str(form["stage_id"].data or "")), str(form.values()["comment"])
        step = actions.Move(ticket_id, transition_id, seen or 0, comment.strip())
        return only(actions.move_tickets([step], by=actor, at=at))

    if request.method == "POST" and form.save(act, by=actor, at=at) is not None:
        toast(request, _("Done"))
        return see_other(request, reverse("portal_ticket", args=[ticket_id]))
    ways = {way.id: way for way in ways_of(found, actor=actor)}
    if request.method != "POST" and transition_id not in ways:
        raise NotVisible
    values = {
        "crumbs": (Crumb(_("Requests"), reverse("portal_tickets")), Crumb(found.number)),
        "ticket": found,
        "way": ways.get(transition_id),
        "form": form,
    }
    return render(request, "portal/ticket_step.html", values, status=form.status)
