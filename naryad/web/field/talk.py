"""How do the two conversations about a ticket stand on a phone, each on a page of its own?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from naryad.core.ids import read_id
from naryad.core.outcomes import only
from naryad.tickets import actions
from naryad.tickets.answers import ready_answers
from naryad.tickets.around import look_around
from naryad.tickets.codes import Side
from naryad.tickets.conversations import count_unread, read_side
from naryad.tickets.taking_part import read_by
from naryad.web.acting import SignedInRequest
from naryad.web.answers import values_of_marks
from naryad.web.doors import office_door
from naryad.web.field.ticket import take_ticket, ticket_crumbs
from naryad.web.forms.action_form import posted
from naryad.web.forms.ticket_card import MessageForm
from naryad.web.http import render, see_other, toast


@office_door
def field_team(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    return _talk(request, ticket_id, Side.TEAM)


@office_door
def field_customer(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    return _talk(request, ticket_id, Side.CUSTOMER)


def _talk(request: SignedInRequest, ticket_id: int, side: Side) -> HttpResponse:
    """What was sent before is answered as it was then."""
    actor, at = request.actor, request.at
    form = MessageForm(posted(request))

    def act() -> int:
        text = str(form.values()["text"] or "")
        new = actions.NewMessage(ticket_id, side, text, form.key)
        return only(actions.write_messages([new], by=actor, at=at, device_at=form.sent_at))

    if form.is_bound and form.save(act, by=actor, at=at) is not None:
        to_customer = side == Side.CUSTOMER
        toast(request, _("Sent to the customer") if to_customer else _("Written to the team"))
        return see_other(request, reverse(_ROUTES[side], args=[ticket_id]))
    return _show(request, ticket_id, side, form)


def _show(request: SignedInRequest, ticket_id: int, side: Side, form: MessageForm) -> HttpResponse:
    actor = request.actor
    found = take_ticket(request, ticket_id)
    around = look_around(found, actor=actor, at=request.at)
    talk = read_side(actor, ticket_id, side, before=read_id(request.GET.get("before", "")))
    title = _("Team") if side == Side.TEAM else _("Customer")
    context = {
        "crumbs": ticket_crumbs(found, title),
        "ticket": found,
        "side": side,
        "title": title,
        "here": reverse(_ROUTES[side], args=[ticket_id]),
        "talk": talk,
        "unread": count_unread(actor, [ticket_id]).get(ticket_id, {}).get(side, 0),
        "read_by": read_by(actor, talk.messages),
        "answers": ready_answers(actor, values_of_marks(found, around, request.at), side=side),
        "form": form,
    }
    template = "field/talk.html"
    return render(request, template, context, block="writing", status=form.status)


_ROUTES = {Side.TEAM: "field_team", Side.CUSTOMER: "field_customer"}
