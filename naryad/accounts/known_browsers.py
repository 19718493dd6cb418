"""Has this login been signed in with in this browser before?

Its owner's browser counts tries of its own, so that a stranger who guesses passwords elsewhere
locks themselves out and not the owner.
"""

from hashlib import sha256

from django.conf import settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse

_COOKIE = "__Host-known" if settings.SESSION_COOKIE_SECURE else "known"
_SALT = "naryad.known-browser"
_YEAR = 365 * 24 * 60 * 60
# So many people may share a browser, as dispatchers of several shifts do.
_MOST = 8


def is_known(request: HttpRequest, email: str) -> bool:
    return _mark(email) in _read_marks(request)


def remember(request: HttpRequest, response: HttpResponse, email: str) -> None:
    """After signing in."""
    others = [mark for mark in _read_marks(request) if mark != _mark(email)]
    response.set_signed_cookie(
        _COOKIE,
        ".".join([_mark(email), *others][:_MOST]),
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


def _mark(email: str) -> str:
    """Names nobody to whoever looks into the browser."""
    return sha256(email.strip().lower().encode()).hexdigest()[:32]
