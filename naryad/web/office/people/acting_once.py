"""How does one click do one thing with one person, once?"""

from collections.abc import Callable, Sequence

from django.http import HttpResponse
from django.urls import reverse

from naryad.core.outcomes import Outcome, only
from naryad.core.requests import answer_once
from naryad.web.acting import SignedInRequest
from naryad.web.http import Undo, see_other, toast
from naryad.web.next_page import next_page

_LONGEST_KEY = 64


def act_once(
    request: SignedInRequest, act: Callable[[], Sequence[Outcome]], *, given: object
) -> int:
    """The id of the person; the refusal goes up. A second click repeats the answer alone."""
    actor = request.actor
    answer = answer_once(
        lambda: only(act()),
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
    return see_other(request, next_page(request, otherwise=reverse("person", args=[person_id])))
