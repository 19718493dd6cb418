"""Which page does a scanned code open, for whom?"""

from typing import Any, cast

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naryad.assets.codes import LONGEST_FOREIGN, find_code, read_code
from naryad.assets.scanning import Lead, Where
from naryad.core.errors import NotVisible
from naryad.files.sending import send
from naryad.files.serving import open_file, open_thumbnail
from naryad.intake.passports import Passport, find_passport, scan_code
from naryad.intake.under_way import find_under_way
from naryad.registration.offering import offers_to
from naryad.web.acting import ActingRequest, SignedInRequest
from naryad.web.brand import wear_brand
from naryad.web.door.strangers import (
    hide_from_search,
    known_device,
    show_nothing,
    show_to_stranger,
)
from naryad.web.http import render, see_other, toast
from naryad.web.pictures import show_picture
from naryad.web.scanning import count_scan


@require_safe
def scan(request: ActingRequest, code: str) -> HttpResponse:
    """To the object, for whoever sees it; else to what strangers may know of it. Whoever asks to
    see it as a stranger sees no more than one."""
    count_scan(request)
    is_tried = request.GET.get("as") == "stranger"
    by = None if is_tried else request.actor
    glued = find_code(code)
    found = scan_code(glued, by=by, at=request.at, is_scan=not is_tried)
    if isinstance(found, Lead):
        return _go_in(cast(SignedInRequest, request), found)
    offered = offers_to(by, glued, at=request.at)
    if found is not None:
        device = known_device(request)
        context = _describe(found, read_code(code) or "", device, is_tried=is_tried)
        context["offered"] = offered
        organization = found.code.organization
        return show_to_stranger(request, "door/passport.html", context, organization)
    if offered is None:
        return show_nothing(request, code)
    request.reader = wear_brand(request.reader, offered)
    context = {"code": read_code(code)}
    return hide_from_search(render(request, "door/registration_offered.html", context))


@require_safe
def scan_typed(request: ActingRequest) -> HttpResponse:
    """What somebody has typed who cannot scan, or scanned what shows nothing."""
    typed = request.GET.get("code", "")[:LONGEST_FOREIGN]
    code = read_code(typed)
    if code is not None:
        return see_other(request, reverse("scan", args=[code]))
    count_scan(request)
    return show_nothing(request, typed, is_readable=False)


@require_safe
def passport_photo(request: ActingRequest, code: str) -> HttpResponse:
    """As long as the passport itself is public."""
    count_scan(request)
    passport = find_passport(code)
    if passport is None or passport.photo is None:
        raise NotVisible
    return show_picture(open_thumbnail(passport.photo))


@require_safe
def passport_file(request: ActingRequest, code: str, file_key: str) -> HttpResponseBase:
    """That one, as long as the passport is public and the file is marked for strangers."""
    count_scan(request)
    passport = find_passport(code)
    files = passport.files if passport else ()
    found = next((each for each in files if each.key == file_key), None)
    if found is None:
        raise NotVisible
    answer = send(request, open_file(found), minutes=0)
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _describe(passport: Passport, code: str, device: str, *, is_tried: bool) -> dict[str, Any]:
    """With what is under way, where a stranger could report it too."""
    takes = passport.settings.takes_strangers_reports
    return {
        "passport": passport,
        "code": code,
        "tried": "?as=stranger" if is_tried else "",
        "takes_reports": takes,
        "under_way": find_under_way(passport.code, device=device) if takes else None,
    }


def _go_in(request: SignedInRequest, found: Lead) -> HttpResponse:
    if found.where == Where.BINDING:
        return see_other(request, reverse("code_binding", args=[found.id]))
    if found.where == Where.DEAD:
        toast(request, _("This code was replaced or retired."), kind="wait")
        return see_other(request, reverse("asset_codes", args=[found.id]))
    card = "asset" if request.actor.is_employee else "portal_asset"
    return see_other(request, reverse(card, args=[found.id]))
