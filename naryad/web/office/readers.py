"""Does this person see it, and why or why not? For those who may see roles."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from naryad.access.actor import Actor
from naryad.access.explaining import Explanation
from naryad.access.permissions import MEANINGS, Permission
from naryad.core.ids import read_id
from naryad.lists.people.targets import search_named
from naryad.people.acting import act_as
from naryad.people.rights import held_rights
from naryad.people.visibility import people_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.http import Crumb, render
from naryad.web.taking import demand, take

_SHOWN = 10


Explain = Callable[[Actor], Explanation]


def show_readers(
    request: SignedInRequest, *, name: str, crumbs: list[Crumb], explain: Explain
) -> HttpResponse:
    """The caller has taken what it is about from what the asker sees."""
    actor = request.actor
    demand(actor, Permission.SEE_ROLES)
    words = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:100]
    people = search_named(people_visible_to(actor), words)
    chosen = read_id(request.GET.get("person", ""))
    context: dict[str, Any] = {
        "crumbs": crumbs,
        "name": name,
        "query": words,
        "people": list(people.order_by("sort_key", "pk")[:_SHOWN]) if words else [],
        "explained": None,
    }
    if chosen is not None:
        context |= _explain(request, explain, chosen)
    return render(request, "office/readers.html", context)


def _explain(request: SignedInRequest, explain: Explain, person_id: int) -> dict[str, Any]:
    person = take(people_visible_to(request.actor), person_id)
    explained = explain(act_as(person, at=request.at))
    roles = {right.permission: right.roles for right in held_rights(person)}
    ways = [
        (MEANINGS[way.permission], way, [str(role.name) for role in roles.get(way.permission, ())])
        # By which they see it first, then those that lack one half.
        for way in sorted(explained.ways, key=lambda way: -(way.is_held + way.leads))
    ]
    return {"person": person, "explained": explained, "ways": ways}
