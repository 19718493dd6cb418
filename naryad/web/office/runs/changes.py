"""What do the buttons answer that end, take back or repeat a bulk run?"""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from naryad.core.errors import NotVisible
from naryad.core.requests import answer_once
from naryad.lists.bulk import actions
from naryad.lists.bulk.states import AGAIN
from naryad.lists.bulk.visibility import runs_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.http import see_other
from naryad.web.office.runs.run_face import read_result
from naryad.web.office.runs.telling import tell
from naryad.web.taking import take


@office_door
@require_POST
def run_cancellation(request: SignedInRequest, run_id: int) -> HttpResponse:
    actions.cancel_run(run_id, by=request.actor, at=request.at)
    return see_other(request, reverse("run", args=[run_id]))


@office_door
@require_POST
def run_undo(request: SignedInRequest, run_id: int) -> HttpResponse:
    """A second click leads to the first undo."""
    return tell(request, actions.undo_run(run_id, by=request.actor, at=request.at))


@office_door
@require_POST
def run_again(request: SignedInRequest, run_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    result, key = read_result(request.POST.get("result", "")), request.POST.get("request_key", "")
    if result not in AGAIN:
        raise NotVisible
    new_id = answer_once(
        lambda: actions.try_again(run_id, result, key=key[:64], by=actor, at=at).pk,
        organization_id=actor.organization_id,
        person_id=actor.person_id or 0,
        key=key[:64],
        given=["again", run_id, result],
        at=at,
    )
    return tell(request, take(runs_visible_to(actor), new_id))
