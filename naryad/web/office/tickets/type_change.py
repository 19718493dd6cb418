"""How does somebody give a ticket another type, and what do they see of it before?"""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from naryad.access.permissions import Permission
from naryad.core.ids import read_id
from naryad.core.outcomes import only
from naryad.tickets import actions
from naryad.tickets.foreseeing_type import Foreseen, foresee_type
from naryad.tickets.visibility_of_settings import types_offered_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.ticket_card import TypeForm
from naryad.web.http import render, see_other, toast
from naryad.web.office.tickets.card_face import take_ticket, ticket_crumbs

if TYPE_CHECKING:
    from naryad.tickets.models import Ticket


@office_door
def ticket_type_change(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    """First which type, then what becomes of the stage."""
    actor, at = request.actor, request.at
    found = take_ticket(request, ticket_id, is_living=True)
    actor.require(Permission.EDIT_TICKETS)
    actor.require(Permission.MOVE_TICKETS)
    given = request.POST if request.method == "POST" else request.GET
    foreseen = foresee_type(found, read_id(given.get("type_id", "")), actor=actor)
    form = _make_form(request, found, foreseen)

    def act() -> int:
        chosen = {name: form.read_id(name) for name in ("type_id", "stage_id", "seen_stage_id")}
        change = actions.TypeChange(ticket_id, **chosen)
        return only(actions.change_types([change], by=actor, at=at))

    if form.is_bound and form.save(act, by=actor, at=at) is not None:
        return _leave(request, ticket_id)
    context = {"crumbs": ticket_crumbs(found), "ticket": found, "form": form, "foreseen": foreseen}
    if foreseen is None:
        others = types_offered_to(actor).exclude(pk=found.type_id)
        context["types"] = others.order_by("position", "pk")
    template = "office/tickets/type_change.html"
    return render(request, template, context, block="dialog", status=form.status)


def _make_form(request: SignedInRequest, found: "Ticket", foreseen: Foreseen | None) -> TypeForm:
    stages = foreseen.stages if foreseen else ()
    begun: dict[str, Any] = {"seen_stage_id": found.stage_id}
    if foreseen is not None:
        begun |= {"type_id": foreseen.type.pk, "stage_id": stages[0].pk if stages else ""}
    pairs = [(str(each.pk), str(each.name)) for each in stages]
    return TypeForm(posted(request), stages=pairs, initial=begun)


def _leave(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    found = take_ticket(request, ticket_id)
    words = _("%(number)s: the type is “%(name)s” now")
    toast(request, words % {"number": found.number, "name": found.type.name})
    return see_other(request, reverse("ticket", args=[ticket_id]))
