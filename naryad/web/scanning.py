"""How does a page read codes, and how are those that come counted?"""

import logging
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from naryad.accounts import limits
from naryad.accounts.client import client_address
from naryad.assets.code_input import clean_code_text
from naryad.core.errors import Invalid, TooManyTries
from naryad.web.acting import ActingRequest
from naryad.web.http import render
from naryad.web.security import allow_web_assembly

logger = logging.getLogger(__name__)


def count_scan(request: ActingRequest) -> None:
    """Before anything is looked up, so that a limit tells nothing of what was tried."""
    address = client_address(request)
    try:
        if request.user.is_authenticated:
            limits.count(limits.SCAN_LOGIN, request.user.pk, at=request.at)
        else:
            limits.count(limits.SCAN_ADDRESS, address, at=request.at)
    except TooManyTries as refusal:
        if refusal.is_first:
            logger.warning("Too many scans of codes, from %s", address)
        raise


def scanned_text(request: HttpRequest) -> str:
    """What the camera has read or somebody has typed; nothing where no code says so."""
    try:
        return clean_code_text({"code": request.GET.get("code", "")})
    except Invalid:
        return ""


def show_scanner(
    request: HttpRequest,
    *,
    found: str,
    refused: str = "",
    why: str = "",
    status: int = 200,
    more: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """`found`: the address that is asked about what was read; `refused`: what has just led nowhere,
    and `why`. The reader where browsers have none is web assembly, which this page alone admits."""
    values = {"found": found, "refused": refused, "why": why, **(more or {})}
    answer = render(request, "door/scanner.html", values, status=status)
    answer.headers["Content-Security-Policy"] = allow_web_assembly()
    return answer
