"""How does somebody look with another person's eyes, and come back?"""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from naryad.people.acting import act_as
from naryad.people.actions import view_as as actions
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door, signed_in_door
from naryad.web.http import see_other
from naryad.web.next_page import next_page
from naryad.web.viewing import begin_viewing, stop_viewing


@office_door
@require_POST
def start(request: SignedInRequest, person_id: int) -> HttpResponse:
    until = actions.start_viewing(person_id, by=request.actor, at=request.at)
    begin_viewing(request, request.actor, person_id=person_id, until=until)
    return see_other(request, next_page(request, otherwise=reverse("home")))


@require_POST
@signed_in_door
def end(request: SignedInRequest) -> HttpResponse:
    """Open to both kinds: whoever looks through a customer's eyes is one for the doors."""
    person_id = stop_viewing(request)
    membership = request.standing.membership
    if person_id is None or membership is None:
        return see_other(request, reverse("home"))
    viewer = act_as(membership.person, at=request.at)
    actions.end_viewing(person_id, by=viewer, at=request.at)
    return see_other(request, reverse("person", args=[person_id]))
