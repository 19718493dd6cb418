"""How does the bell of every page learn what is new?"""

from collections.abc import Callable, Mapping

from django.http import HttpResponse
from django.urls import Resolver404, resolve, reverse
from django.views.decorators.http import require_POST, require_safe

from naryad.notifications import actions
from naryad.web.acting import SignedInRequest
from naryad.web.doors import own_door
from naryad.web.http import is_fragment, render, see_other

# Whoever stands on one of these has it before their eyes.
_CARDS: Mapping[str | None, tuple[str, Callable[..., int]]] = {
    "ticket": ("ticket_id", actions.read_notices_of_ticket),
    "portal_ticket": ("ticket_id", actions.read_notices_of_ticket),
    "inquiry": ("inquiry_id", actions.read_notices_of_inquiry),
    "person": ("person_id", actions.read_notices_of_person),
}
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
    """The page tells by itself where it stands; on a card, the notices of it are read."""
    found = _card_at(request.POST.get("path", ""))
    if found is not None:
        read, row_id = found
        read(row_id, by=request.actor, at=request.at)
    return render(request, "layouts/bell.html")


def _card_at(path: str) -> tuple[Callable[..., int], int] | None:
    """What reads the notices of which row."""
    if len(path) > _LONGEST:
        return None
    try:
        match = resolve(path)
    except Resolver404:
        return None
    if match.url_name not in _CARDS:
        return None
    name, read = _CARDS[match.url_name]
    found = match.kwargs.get(name)
    return (read, found) if isinstance(found, int) and found < 2**63 else None
