"""How does somebody who is signed in scan a code within the program?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naryad.assets.codes import read_code
from naryad.assets.scanning import lead_foreign
from naryad.web.acting import SignedInRequest
from naryad.web.doors import signed_in_door
from naryad.web.http import Crumb, see_other
from naryad.web.scanning import count_scan, scanned_text, show_scanner


@require_safe
@signed_in_door
def scanner(request: SignedInRequest) -> HttpResponse:
    return _show(request)


@require_safe
@signed_in_door
def scan_found(request: SignedInRequest) -> HttpResponse:
    """One of ours leads wherever it leads by any camera; one of another maker to its object, if one
    sees that. No other address that stands in a code is ever opened."""
    text = scanned_text(request)
    if not text:
        return _show(request, why=_("Scan the code, or type it."), status=422)
    ours = read_code(text)
    if ours is not None:
        return see_other(request, reverse("scan", args=[ours]))
    count_scan(request)
    found = lead_foreign(text, by=request.actor, at=request.at)
    if found is None:
        why = _("This code stands for nothing that you see.")
        return _show(request, refused=text, why=why, status=404)
    card = "asset" if request.actor.is_employee else "portal_asset"
    return see_other(request, reverse(card, args=[found.id]))


def _show(
    request: SignedInRequest, *, refused: str = "", why: str = "", status: int = 200
) -> HttpResponse:
    more = {"crumbs": (Crumb(_("Scan a code")),), "back": "", "about": ""}
    found = reverse("scan_found")
    return show_scanner(request, found=found, refused=refused, why=why, status=status, more=more)
