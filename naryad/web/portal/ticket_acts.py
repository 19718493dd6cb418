"""How does a customer answer: cancel, accept, send back, write, rate?"""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naryad.core.errors import NotVisible
from naryad.core.ids import read_id
from naryad.core.outcomes import only
from naryad.lists.customer_tickets.ways import is_way_from_elsewhere, ways_of
from naryad.tickets import actions
from naryad.tickets.codes import Side
from naryad.tickets.visibility import tickets_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import portal_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.portal_tickets import MessageForm, RatingForm, StepForm
from naryad.web.http import Crumb, Undo, render, see_other, toast
from naryad.web.portal.tickets import show_ticket
from naryad.web.taking import take

if TYPE_CHECKING:
    from naryad.access.actor import Actor
    from naryad.tickets.models import Ticket

_MOVED_ON = 409


@portal_door
def ticket_step(request: SignedInRequest, ticket_id: int, transition_id: int) -> HttpResponse:
    """Asks first, with room for a word to it."""
    actor, at = request.actor, request.at
    found = take(tickets_visible_to(actor), ticket_id)
    form = StepForm(posted(request), initial={"stage_id": found.stage_id})

    def act() -> int:
        step = _read_step(form, ticket_id, transition_id)
        return only(actions.move_tickets([step], by=actor, at=at))

    if request.method == "POST" and form.save(act, by=actor, at=at) is not None:
        return _tell(request, ticket_id)
    ways = {way.id: way for way in ways_of(found, actor=actor)}
    way = ways.get(transition_id)
    if way is None and request.method != "POST":
        _demand_way(found, transition_id, actor)
    form.ask_for_comment(is_asked=bool(way and way.wants_comment))
    crumbs = (Crumb(_("Requests"), reverse("portal_tickets")), Crumb(found.number))
    values = {"crumbs": crumbs, "ticket": found, "way": way, "form": form}
    status = form.status if way else _MOVED_ON
    return render(request, "portal/ticket_step.html", values, block="dialog", status=status)


def _demand_way(ticket: "Ticket", way_id: int, actor: "Actor") -> None:
    """Only what one could do elsewhere is explained."""
    if not is_way_from_elsewhere(ticket, way_id, actor=actor):
        raise NotVisible


def _tell(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    """Back to the request, with a way to take it back at once."""
    found = take(tickets_visible_to(request.actor), ticket_id)
    undo = Undo(
        reverse("portal_ticket_step_undo", args=[ticket_id]), {"version": str(found.version)}
    )
    toast(request, _("Done"), undo=undo)
    return see_other(request, reverse("portal_ticket", args=[ticket_id]))


@portal_door
@require_POST
def ticket_step_undo(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    """From the toast; a second tap, and one that comes too late, says so."""
    actor = request.actor
    seen = read_id(request.POST.get("version", "")) or 0
    only(actions.undo_moves([actions.Return(ticket_id, seen)], by=actor, at=request.at))
    toast(request, _("Everything is as before"))
    return see_other(request, reverse("portal_ticket", args=[ticket_id]))


def _read_step(form: StepForm, ticket_id: int, transition_id: int) -> actions.Move:
    """Where nobody says what they saw, nothing that they could have seen is taken for it."""
    seen = read_id(str(form["stage_id"].data or "")) or 0
    comment = str(form.values()["comment"] or "").strip()
    return actions.Move(ticket_id, transition_id, seen, comment)


@portal_door
@require_POST
def ticket_message(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    form = MessageForm(request.POST)

    def act() -> int:
        new = actions.NewMessage(ticket_id, Side.CUSTOMER, str(form.values()["text"] or ""))
        return only(actions.write_messages([new], by=actor, at=at))

    if form.save(act, by=actor, at=at) is None:
        return show_ticket(request, ticket_id, form)
    return see_other(request, f"{reverse('portal_ticket', args=[ticket_id])}#talk")


@portal_door
@require_POST
def ticket_rating(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    form = RatingForm(request.POST)

    def act() -> int:
        given = form.values()
        points = read_id(str(given["points"] or ""))
        new = actions.Rating(ticket_id, points, str(given["word"] or ""))
        return only(actions.rate_tickets([new], by=actor, at=at))

    if form.save(act, by=actor, at=at) is None:
        return show_ticket(request, ticket_id, MessageForm(), rating=form)
    toast(request, _("Thank you"))
    return see_other(request, reverse("portal_ticket", args=[ticket_id]))


@portal_door
@require_POST
def ticket_read(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    """The page tells so itself, once it stands before somebody's eyes."""
    last = read_id(request.POST.get("last", "")) or 0
    actions.mark_read(ticket_id, team_id=0, customer_id=last, by=request.actor, at=request.at)
    return HttpResponse(status=204)
