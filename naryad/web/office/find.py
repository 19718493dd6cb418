"""What does "find or do" answer?"""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naryad.lists.finding import (
    find_companies,
    find_contracts,
    find_objects,
    find_people,
    find_tickets,
)
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.http import Crumb, render
from naryad.web.office.find_places import find_actions, find_places
from naryad.web.office.other_layout import type_in_other_layout

_MOST = 6
_LONGEST = 100


@office_door
@require_safe
def find(request: SignedInRequest) -> HttpResponse:
    """People and things that the actor sees, acts they may do, places they may enter."""
    typed = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:_LONGEST]
    groups = _search(request, typed)
    letters = typed
    if typed and not any(groups.values()):
        letters = type_in_other_layout(typed)
        groups = _search(request, letters)
    context = {
        "crumbs": [Crumb(_("Find or do"))],
        "typed": typed,
        "letters": letters,
        "is_nothing": not any(groups.values()),
        "most": _MOST,
        # Tickets are known by numbers, and are found by whom to call, too: a name means the person.
        "by_number": any(each.isdigit() for each in letters),
        **groups,
    }
    return render(request, "office/find/found.html", context, block="found")


def _search(request: SignedInRequest, letters: str) -> dict[str, list[object]]:
    """Of things one more than is shown: then there are others."""
    actor, most = request.actor, _MOST + 1
    return {
        "tickets": [*find_tickets(letters, actor=actor, most=most)],
        "people": [*find_people(letters, actor=actor, most=most)],
        "companies": [*find_companies(letters, actor=actor, most=most)],
        "objects": [*find_objects(letters, actor=actor, most=most)],
        "contracts": [*find_contracts(letters, actor=actor, most=most)],
        "actions": [*find_actions(letters, actor=actor)],
        "places": [*find_places(letters, actor=actor)],
    }
