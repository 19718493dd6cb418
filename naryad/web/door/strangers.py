"""How often may somebody without an account come, and by what is their browser known again?"""

import logging
import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core import signing
from django.http import HttpResponse
from django.utils import timezone

from naryad.accounts import limits
from naryad.accounts.client import client_address
from naryad.assets.codes import LENGTH, LONGEST_FOREIGN, say_code
from naryad.core.errors import TooManyTries
from naryad.web.acting import ActingRequest
from naryad.web.http import render

if TYPE_CHECKING:
    from naryad.organizations.models import Organization

logger = logging.getLogger(__name__)
_COOKIE, _YEAR = "device", 31_536_000
_SALT = "naryad/device"


def count_report(request: ActingRequest, code: str, device: str) -> None:
    """What one may report, and what all may of one object."""
    address = client_address(request)
    try:
        limits.count(limits.REPORT_ADDRESS, address, at=request.at)
        limits.count(limits.REPORT_DEVICE, device, at=request.at)
        limits.count(limits.REPORT_CODE, code, at=request.at)
    except TooManyTries as refusal:
        if refusal.is_first:
            logger.warning("Too many reports by a code, from %s", address)
        raise


def count_photo(request: ActingRequest) -> None:
    limits.count(limits.PHOTO_ADDRESS, client_address(request), at=request.at)


def count_photo_part(request: ActingRequest, *, is_first: bool) -> None:
    """With the first part a photo begins, which all parts together end by drawing it anew."""
    limit = limits.PHOTO_ADDRESS if is_first else limits.PHOTO_PART_ADDRESS
    limits.count(limit, client_address(request), at=request.at)


def known_device(request: ActingRequest) -> str:
    """As its cookie says, which only we can have written; else a new one."""
    try:
        return str(signing.loads(request.COOKIES.get(_COOKIE, ""), salt=_SALT))
    except signing.BadSignature:
        return secrets.token_hex(16)


def remember_device(answer: HttpResponse, device: str) -> HttpResponse:
    """A random number that says nothing of anybody."""
    answer.set_cookie(
        _COOKIE,
        signing.dumps(device, salt=_SALT),
        max_age=_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return answer


def hide_from_search(answer: HttpResponse) -> HttpResponse:
    """Whoever has the label or the link may read it; search engines need not."""
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def show_nothing(request: ActingRequest, typed: str, *, is_readable: bool = True) -> HttpResponse:
    """Whatever the cause, the same page with a field for another code. `is_readable` False: what
    was typed cannot be a code of ours."""
    values = {
        "typed": say_code(typed),
        "is_readable": is_readable,
        "length": LENGTH,
        "longest": LONGEST_FOREIGN,
    }
    status = 404 if is_readable else 422
    return hide_from_search(render(request, "door/no_passport.html", values, status=status))


def show_to_stranger(
    request: ActingRequest,
    template: str,
    context: Mapping[str, Any],
    organization: "Organization",
) -> HttpResponse:
    """By the clock of whose page it is: nobody knows that of the reader."""
    with timezone.override(ZoneInfo(organization.zone)):
        return hide_from_search(render(request, template, context))
