"""How does a browser come to be told of news, and how does that end?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naryad.accounts.devices import name_device
from naryad.notifications import actions
from naryad.web.acting import SignedInRequest
from naryad.web.doors import own_door
from naryad.web.http import see_other, toast


@require_POST
@own_door
def device_new(request: SignedInRequest) -> HttpResponse:
    """Sent by the page once the browser has given its address."""
    given = request.POST
    new = actions.NewDevice(
        endpoint=given.get("endpoint", ""),
        p256dh=given.get("p256dh", ""),
        auth=given.get("auth", ""),
        name=name_device(request.headers.get("User-Agent", "")),
        session_key=request.session.session_key or "",
    )
    actions.add_device(new, by=request.actor, at=request.at)
    toast(request, _("This device is told from now on"))
    return HttpResponse(status=204)


@require_POST
@own_door
def device_renewing(request: SignedInRequest) -> HttpResponse:
    """After signing in anew: a device that this person has asked to be told stays so."""
    key = request.session.session_key or ""
    endpoint = request.POST.get("endpoint", "")
    actions.renew_device(endpoint, session_key=key, by=request.actor, at=request.at)
    return HttpResponse(status=204)


@require_POST
@own_door
def device_removal(request: SignedInRequest, device_id: int) -> HttpResponse:
    actions.remove_device(device_id, by=request.actor, at=request.at)
    toast(request, _("That device is told no more"))
    return see_other(request, reverse("notice_switches"))
