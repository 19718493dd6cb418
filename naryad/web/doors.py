"""Who is let through which kind of door?

One decorator a kind; the innermost line of every view. A door behind them gets a
`SignedInRequest`.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from naryad.access.kind import Kind
from naryad.accounts.through import refuse_confined
from naryad.core.errors import FactorNeeded, NotPermitted, NotVisible
from naryad.web.acting import ActingRequest, SignedInRequest
from naryad.web.http import is_fragment, render, see_other
from naryad.web.next_page import take_path

_SAFE = {"GET", "HEAD"}
Door = Callable[..., HttpResponseBase]
View = Callable[..., HttpResponseBase]


def office_door(door: Door) -> View:
    """For employees. A customer gets the same answer as for an address that does not exist."""
    return _door(door, kind=Kind.EMPLOYEE)


def portal_door(door: Door) -> View:
    """For customers; to an employee the portal does not exist."""
    return _door(door, kind=Kind.CUSTOMER)


def signed_in_door(door: Door) -> View:
    """For both kinds."""
    return _door(door, kind=None)


def own_door(door: Door) -> View:
    """For both kinds with their own eyes alone: what belongs to a login and not to a person."""
    return _door(_with_own_eyes(door), kind=None)


def login_door(door: Door) -> View:
    """As an own door, for what decides how one signs in: only in a session that came in by the
    login's own means, not by the word of an organization's identity provider."""
    return own_door(_by_own_means(door))


def waiting_door(door: Door) -> View:
    """As an own door, and open also while the organization waits for a second factor, or the person
    for an approval."""
    return _door(_with_own_eyes(door), kind=None, asks_factor=False, asks_approval=False)


def factor_door(door: Door) -> View:
    """As a login door, and open also while the organization waits for a second factor."""
    return _door(_with_own_eyes(_by_own_means(door)), kind=None, asks_factor=False)


def _with_own_eyes(door: Door) -> Door:
    @wraps(door)
    def with_own_eyes(request: SignedInRequest, *args: Any, **values: Any) -> HttpResponseBase:
        request.actor.require_own_eyes()
        return door(request, *args, **values)

    return with_own_eyes


def _by_own_means(door: Door) -> Door:
    @wraps(door)
    def by_own_means(request: SignedInRequest, *args: Any, **values: Any) -> HttpResponseBase:
        refuse_confined(request)
        return door(request, *args, **values)

    return by_own_means


def _door(
    door: Door, *, kind: Kind | None, asks_factor: bool = True, asks_approval: bool = True
) -> View:
    @wraps(door)
    def view(plain: HttpRequest, *args: Any, **values: Any) -> HttpResponseBase:
        request = cast(ActingRequest, plain)
        if request.actor is None:
            return _turn_away(request)
        if asks_approval and request.actor.awaits_approval:
            return _tell_to_wait(request)
        if asks_factor and request.actor.lacks_factor:
            return _lead_to_factor(request)
        if kind is not None and request.actor.kind != kind:
            raise NotVisible
        return door(cast(SignedInRequest, request), *args, **values)

    return view


def _turn_away(request: ActingRequest) -> HttpResponseBase:
    """To the sign-in and back; somebody who is signed in and has no access is told so."""
    if request.user.is_authenticated:
        organization = request.organization
        return render(request, "door/no_access.html", {"organization": organization}, status=403)
    back = page_of(request)
    sign_in = reverse("sign_in")
    return see_other(request, sign_in if back == "/" else f"{sign_in}?{urlencode({'next': back})}")


def _tell_to_wait(request: ActingRequest) -> HttpResponseBase:
    """Whoever came by a code reads nothing but this before somebody approves."""
    if request.method not in _SAFE:
        raise NotPermitted
    values = {"organization": request.organization}
    return render(request, "door/waiting_for_approval.html", values, status=403)


def _lead_to_factor(request: ActingRequest) -> HttpResponseBase:
    """To the page that sets one up. Nothing is done on the way."""
    if request.method not in _SAFE:
        raise FactorNeeded
    return see_other(request, reverse("profile_factors"))


def page_of(request: HttpRequest) -> str:
    """Where to come back to: the page itself, or the one on which the form or behaviour stood."""
    if request.method == "GET" and not is_fragment(request):
        return request.get_full_path()
    stood_on = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    return take_path(stood_on)
