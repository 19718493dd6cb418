"""Where does the bare address lead?"""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from naryad.accounts.memberships import is_anybody_here
from naryad.web.acting import ActingRequest, SignedInRequest
from naryad.web.doors import signed_in_door
from naryad.web.http import see_other


@require_safe
def home(request: ActingRequest) -> HttpResponseBase:
    """To one's own side; into an empty installation, to its setting up."""
    if request.actor is None and not request.user.is_authenticated and not is_anybody_here():
        return see_other(request, reverse("setup"))
    return _own_side(request)


@signed_in_door
def _own_side(request: SignedInRequest) -> HttpResponse:
    side = "office_home" if request.actor.is_employee else "portal_home"
    return see_other(request, reverse(side))
