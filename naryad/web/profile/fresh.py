"""Which doors of the profile ask for a fresh proof of who is at the screen?"""

from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from naryad.accounts import freshness
from naryad.web.acting import SignedInRequest
from naryad.web.doors import Door, View, factor_door, page_of
from naryad.web.http import see_other


def fresh_door(door: Door) -> View:
    """For what changes how one signs in."""

    @wraps(door)
    def with_fresh_proof(request: SignedInRequest, *args: Any, **values: Any) -> HttpResponseBase:
        return lead_to_confirm(request) or door(request, *args, **values)

    return factor_door(with_fresh_proof)


def lead_to_confirm(request: SignedInRequest) -> HttpResponse | None:
    """Whoever signed in a while ago, and from there back to the page; what was sent is sent again.
    Nobody else."""
    if freshness.is_fresh(request, request.user, at=request.at):
        return None
    back = page_of(request)
    on = reverse("profile_factors") if back == "/" else back
    return see_other(request, f"{reverse('profile_confirm')}?{urlencode({'next': on})}")
