"""How does the bell of every page learn what is new?"""

from django.http import HttpResponse
from django.urls import Resolver404, resolve, reverse
from django.views.decorators.http import require_POST, require_safe

from naryad.notifications import actions
from naryad.web.acting import SignedInRequest
from naryad.web.doors import own_door
from naryad.web.http import is_fragment, render, see_other

# Whoever stands on one of these has the ticket before their eyes.
_CARDS = {"ticket", "portal_ticket"}
_LONGEST = 200


@require_safe
@own_door
def notices_bell(request: SignedInRequest) -> HttpResponse:
    """Without a script the address leads to what there is."""
    if not is_fragment(request):
        return see_other(request, reverse("notices"))
    return render(request, "layouts/bell.html")


@require_POST
@own_door
def notices_seen(request: SignedInRequest) -> HttpResponse:
    """The page tells by itself where it stands; on a card, the notices of its ticket are read."""
    ticket_id = _ticket_at(request.POST.get("path", ""))
    if ticket_id is not None:
        actions.read_notices_of_ticket(ticket_id, by=request.actor, at=request.at)
    return render(request, "layouts/bell.html")


def _ticket_at(path: str) -> int | None:
    if len(path) > _LONGEST:
        return None
    try:
        match = resolve(path)
    except Resolver404:
        return None
    found = match.kwargs.get("ticket_id") if match.url_name in _CARDS else None
    return found if isinstance(found, int) and found < 2**63 else None
