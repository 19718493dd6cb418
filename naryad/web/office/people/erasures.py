"""What do the questions about erasing personal data answer?"""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from naryad.access.permissions import Permission
from naryad.people import actions
from naryad.people.actions.request_erasure import TIME_TO_TAKE_BACK
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.http import render
from naryad.web.office.people.acting_once import act_once, say_done
from naryad.web.office.people.person_page import frame_page, open_page


@office_door
def erasure(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Asks first; within the 30 days the same address takes it back."""
    actor, at = request.actor, request.at
    page = open_page(request, person_id)
    actor.require(Permission.ERASE_PEOPLE)
    if request.method != "POST":
        context = frame_page(request, page) | {"days": TIME_TO_TAKE_BACK.days}
        return render(request, "office/people/erasure.html", context, block="dialog")
    if request.POST.get("do") == "keep":
        act_once(
            request,
            lambda: actions.take_back_erasure([person_id], by=actor, at=at),
            given=["keep", person_id],
        )
        return say_done(request, person_id, _("The erasure is taken back"))
    act_once(
        request,
        lambda: actions.request_erasure([person_id], by=actor, at=at),
        given=["erase", person_id],
    )
    return say_done(request, person_id, _("The personal data will be erased in 30 days"))
