"""Has this login been signed in with in this browser before?

Its owner's browser counts tries of its own, so that a stranger who guesses passwords elsewhere
locks themselves out and not the owner.
"""

from hashlib import sha256

from django.conf import settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse

from naryad.accounts.models import Login

_COOKIE = "__Host-known" if settings.SESSION_COOKIE_SECURE else "known"
_SALT = "naryad.known-browser"
_YEAR = 365 * 24 * 60 * 60


def is_known(request: HttpRequest, name: str) -> bool:
    try:
        kept = request.get_signed_cookie(_COOKIE, salt=_SALT, max_age=_YEAR) or ""
    except (KeyError, BadSignature):
        return False
    return _mark(name) in kept.split(".")


def counted_name(request: HttpRequest, name: str) -> str:
    """Under which a try counts: a known browser counts by itself."""
    return f"{name} in a known browser" if is_known(request, name) else name


def remember(response: HttpResponse, login: Login) -> None:
    """After the right password, under each of its names."""
    response.set_signed_cookie(
        _COOKIE,
        ".".join(_mark(name) for name in login.names),
        salt=_SALT,
        max_age=_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _mark(name: str) -> str:
    """Names nobody to whoever looks into the browser."""
    return sha256(name.strip().lower().encode()).hexdigest()[:32]
