"""How does one click do one thing with one person, once?"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse

from naryad.access.kind import Kind
from naryad.core.outcomes import Outcome, only
from naryad.core.requests import answer_once
from naryad.lists.bulk.picking import Picked
from naryad.people.visibility import people_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.http import Undo, see_other, toast
from naryad.web.next_page import next_page
from naryad.web.office.people.addresses import LIST_ROUTES

if TYPE_CHECKING:
    from naryad.people.models import Person

_LONGEST_KEY = 64


def act_once(
    request: SignedInRequest, act: Callable[[], Sequence[Outcome]], *, given: object
) -> int:
    """The version in which the person is left; the refusal goes up. A second click repeats the
    answer alone."""
    actor = request.actor
    answer = answer_once(
        lambda: version_after(request, only(act())),
        organization_id=actor.organization_id,
        person_id=actor.person_id or 0,
        key=request.POST.get("request_key", "")[:_LONGEST_KEY],
        given=given,
        at=request.at,
    )
    return int(answer)


def say_done(
    request: SignedInRequest, person_id: int, words: str, *, undo: Undo | None = None
) -> HttpResponse:
    """Back to where the button stood, or to the card."""
    toast(request, words, undo=undo)
    return see_other(request, _back(request, person_id))


def version_after(request: SignedInRequest, person_id: int) -> int:
    """Asked in the transaction of the act; 0 for whom the actor does not see any more."""
    left = people_visible_to(request.actor, with_deleted=True).filter(pk=person_id)
    return left.values_list("version", flat=True).first() or 0


def undo_by(request: SignedInRequest, verb: str, person: "Person", *, version: int) -> Undo | None:
    """What somebody else changes until then is not lost: the undo says so and does nothing."""
    if not version:
        return None
    fields = {
        "list": LIST_ROUTES[Kind(person.kind)],
        "do": verb,
        "picked": str(Picked(person.pk, version)),
        "answered": "1",
        "next": _back(request, person.pk),
    }
    return Undo(reverse("runs"), fields)


def _back(request: SignedInRequest, person_id: int) -> str:
    return next_page(request, otherwise=reverse("person", args=[person_id]))
