"""What do one's own second factors look like, and what happened to them lately?"""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naryad.accounts.devices import name_device
from naryad.accounts.factors import factors_of, latest_events
from naryad.accounts.through import confined_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import waiting_door
from naryad.web.http import Crumb, render

if TYPE_CHECKING:
    from naryad.accounts.models import LoginEvent

_MOST_EVENTS = 10
_ICONS = {
    "APP_ADDED": "device-mobile",
    "APP_REMOVED": "device-mobile-off",
    "PASSKEY_ADDED": "key",
    "PASSKEY_REMOVED": "key-off",
    "CODES_MADE": "list-numbers",
    "CODE_USED": "lifebuoy",
    "FACTORS_RESET": "shield-x",
    "NEW_DEVICE": "device-laptop",
    "SERVICE_LINKED": "link",
}


@require_safe
@waiting_door
def factors(request: SignedInRequest) -> HttpResponse:
    """Also where an administrator is led whose organization demands one."""
    events = latest_events(request.user.pk, most=_MOST_EVENTS)
    values = {
        "factors": factors_of(request.user.pk),
        "is_demanded": request.organization.administrators_need_factor,
        "through": confined_to(request) is not None,
        "events": [_tell(event) for event in events],
        "crumbs": crumbs(),
    }
    return render(request, "profile/factors.html", values)


def crumbs(here: str = "") -> tuple[Crumb, ...]:
    """Down to a page below this one."""
    way = (Crumb(_("My profile"), reverse("profile")),)
    if not here:
        return (*way, Crumb(_("Second factor")))
    return (*way, Crumb(_("Second factor"), reverse("profile_factors")), Crumb(here))


def _tell(event: "LoginEvent") -> dict[str, object]:
    where = (name_device(event.device), event.address)
    return {
        "icon": _ICONS[event.what],
        "text": ": ".join(filter(None, (event.get_what_display(), event.name))),
        "at": event.at,
        "note": " · ".join(filter(None, where)),
        "changes": (),
    }
