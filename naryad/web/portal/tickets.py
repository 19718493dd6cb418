"""Which requests does a customer see, and what is told of each?"""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naryad.access.permissions import Permission
from naryad.assets.visibility import assets_visible_to
from naryad.core.cursors import read_cursor
from naryad.core.ids import read_id
from naryad.lists.customer_tickets.finding import (
    Sought,
    page_of_requests,
    sees_colleagues_requests,
)
from naryad.lists.customer_tickets.rows import doers_of, read_requests, requester_of
from naryad.lists.customer_tickets.talk import read_talk
from naryad.lists.customer_tickets.telling import tell
from naryad.lists.customer_tickets.ways import ways_of
from naryad.tickets.rating import asks_for_rating, may_rate
from naryad.tickets.visibility import tickets_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import portal_door
from naryad.web.forms.portal_tickets import MessageForm, RatingForm
from naryad.web.forms.rows import dial
from naryad.web.http import Crumb, render
from naryad.web.portal.ticket_files import panel_of
from naryad.web.taking import take
from naryad.web.visits import say_planned

if TYPE_CHECKING:
    from naryad.assets.models import Asset
    from naryad.tickets.models import Ticket

_SIZE = 30


@require_safe
@portal_door
def tickets(request: SignedInRequest) -> HttpResponse:
    """Open or closed ones, of all own companies or only what one has asked for oneself."""
    actor = request.actor
    wanted, about = _read_wanted(request)
    cursor = read_cursor(request.GET.get("page", ""))
    page = page_of_requests(actor, wanted, cursor=cursor, size=_SIZE)
    values = {
        "crumbs": (Crumb(_("Requests")),),
        "wanted": wanted,
        "about": about,
        "page": page,
        "requests": read_requests(page.rows, actor=actor),
        "has_colleagues": sees_colleagues_requests(actor),
        "may_add": actor.may(Permission.ADD_TICKETS),
    }
    return render(request, "portal/tickets.html", values, block="found")


def _read_wanted(request: SignedInRequest) -> "tuple[Sought, Asset | None]":
    """What they do not see is as good as nothing."""
    about_id = read_id(request.GET.get("about", ""))
    about = assets_visible_to(request.actor).filter(pk=about_id).first() if about_id else None
    wanted = Sought(
        is_open=request.GET.get("show") != "closed",
        is_mine=request.GET.get("whose") == "mine",
        words=" ".join(request.GET.get("q", "").replace("\x00", "").split())[:100],
        asset_id=about.pk if about else None,
    )
    return wanted, about


@require_safe
@portal_door
def ticket_card(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    return show_ticket(request, ticket_id, MessageForm())


def show_ticket(
    request: SignedInRequest,
    ticket_id: int,
    form: MessageForm,
    *,
    rating: RatingForm | None = None,
) -> HttpResponse:
    actor = request.actor
    found = take(tickets_visible_to(actor).select_related("status", "type"), ticket_id)
    values = {
        **_face_ticket(request, found),
        "form": form,
        **_face_rating(request, found, rating),
    }
    return render(request, "portal/ticket.html", values, status=(rating or form).status)


def _face_ticket(request: SignedInRequest, found: "Ticket") -> dict[str, Any]:
    (shown,) = read_requests([found], actor=request.actor)
    before = read_id(request.GET.get("before", "")) or None
    names = request.organization.names_employees
    return {
        "crumbs": (Crumb(_("Requests"), reverse("portal_tickets")), Crumb(found.number)),
        "shown": shown,
        "ticket": found,
        "doers": doers_of(found) if names else [],
        "visit": say_planned(found, request.at),
        "called": [dial(row) for row in found.customer_contacts],
        "requester": requester_of(found, actor=request.actor),
        "told": tell(found, actor=request.actor),
        "ways": ways_of(found, actor=request.actor),
        "talk": read_talk(found.pk, actor=request.actor, before=before, names_employees=names),
        "panel": panel_of(request, found.pk),
        "organization": request.organization,
    }


def _face_rating(
    request: SignedInRequest, found: "Ticket", form: RatingForm | None
) -> dict[str, Any]:
    known = {"points": str(found.rating or ""), "word": found.rating_word}
    return {
        "may_rate": may_rate(found, by=request.actor, at=request.at),
        "asks_for_rating": asks_for_rating(found),
        "rating": form or RatingForm(initial=known),
    }
