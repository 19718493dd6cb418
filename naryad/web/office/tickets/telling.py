"""Who was told of what has happened to a ticket, and why not somebody else?"""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naryad.access.permissions import Permission
from naryad.core.ids import read_id
from naryad.lists.people.targets import search_named
from naryad.notifications.explaining import explain_telling, people_of_notices
from naryad.people.visibility import people_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.http import Crumb, render
from naryad.web.office.tickets.card_face import take_ticket, ticket_crumbs
from naryad.web.taking import demand, take

_SHOWN = 10


@office_door
@require_safe
def ticket_telling(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    """For those who may see roles: whoever a rule named stands here at once, others are found."""
    actor = request.actor
    found = take_ticket(request, ticket_id)
    demand(actor, Permission.SEE_ROLES)
    words = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:100]
    people = people_visible_to(actor)
    named = people.filter(pk__in=people_of_notices(found)) if not words else people
    context: dict[str, Any] = {
        "crumbs": [*ticket_crumbs(found, url=reverse("ticket", args=[found.pk])), _crumb()],
        "ticket": found,
        "query": words,
        "people": search_named(named, words).order_by("sort_key", "pk")[:_SHOWN],
        "person": None,
    }
    chosen = read_id(request.GET.get("person", ""))
    if chosen is not None:
        person = take(people, chosen)
        context |= {"person": person, "explained": explain_telling(found.pk, person)}
    return render(request, "office/tickets/telling.html", context)


def _crumb() -> Crumb:
    return Crumb(_("Who was told?"))
