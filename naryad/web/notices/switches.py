"""What does a person want to be told of, and where?"""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naryad.notifications import actions
from naryad.notifications.codes import Channel
from naryad.notifications.devices import devices_visible_to
from naryad.notifications.push_keys import public_key
from naryad.notifications.rules import rules_for
from naryad.notifications.switches import read_switches
from naryad.web.acting import SignedInRequest
from naryad.web.doors import own_door
from naryad.web.http import Crumb, render, see_other, toast


@require_http_methods(["GET", "HEAD", "POST"])
@own_door
def notice_switches(request: SignedInRequest) -> HttpResponse:
    if request.method == "POST":
        actions.choose_notices(_read(request), by=request.actor, at=request.at)
        toast(request, _("Saved"))
        return see_other(request, reverse("notice_switches"))
    values = {
        "crumbs": (Crumb(_("My profile"), reverse("profile")), Crumb(_("Notifications"))),
        "channels": [(each.value, each.label) for each in Channel],
        "lines": _describe(request),
        "devices": devices_visible_to(request.actor, at=request.at).order_by("-added_at", "pk"),
        "push_key": public_key(),
        "email": getattr(request.user, "email", ""),
    }
    return render(request, "notices/switches.html", values)


def _read(request: SignedInRequest) -> set[tuple[str, str]]:
    """Whatever else comes is no rule of this person and changes nothing."""
    pairs = (each.partition(":") for each in request.POST.getlist("on"))
    return {(rule, channel) for rule, _colon, channel in pairs}


def _describe(request: SignedInRequest) -> list[dict[str, Any]]:
    person_id = request.person.pk
    switches = read_switches([person_id], organization_id=request.actor.organization_id)
    return [
        {
            "code": rule.code,
            "words": rule.words(request.actor.kind),
            "on": {each: switches.is_on(person_id, rule, each) for each in rule.channels},
        }
        for rule in rules_for(request.actor.kind)
    ]
