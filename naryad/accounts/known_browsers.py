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
# Of so many names: eight people may share a browser, as dispatchers of several shifts do, each with
# an e-mail and a phone.
_MOST = 16


def is_known(request: HttpRequest, name: str) -> bool:
    return _mark(name) in _read_marks(request)


def knows(request: HttpRequest, login: Login) -> bool:
    """By whichever of its names: one of them may be new."""
    return any(is_known(request, name) for name in login.names)


def counted_name(request: HttpRequest, name: str) -> str:
    """Under which a try counts: a known browser counts by itself."""
    return f"{name} in a known browser" if is_known(request, name) else name


def remember(request: HttpRequest, response: HttpResponse, login: Login) -> None:
    """After signing in, under each of its names."""
    own = [_mark(name) for name in login.names]
    others = [mark for mark in _read_marks(request) if mark not in own]
    response.set_signed_cookie(
        _COOKIE,
        ".".join([*own, *others][:_MOST]),
        salt=_SALT,
        max_age=_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _read_marks(request: HttpRequest) -> list[str]:
    try:
        kept = request.get_signed_cookie(_COOKIE, salt=_SALT, max_age=_YEAR)
    except (KeyError, BadSignature):
        return []
    return (kept or "").split(".")


def _mark(name: str) -> str:
    """Names nobody to whoever looks into the browser."""
    return sha256(name.strip().lower().encode()).hexdigest()[:32]
