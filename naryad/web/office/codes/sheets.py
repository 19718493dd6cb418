"""How are codes printed, so that they can be cut out and glued on?"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naryad.access.permissions import Permission
from naryad.assets.code_queries import blank_codes_of, printable_codes_of
from naryad.assets.codes import say_code
from naryad.assets.visibility import assets_visible_to, code_batches_visible_to
from naryad.core.ids import read_id
from naryad.organizations.addresses import page_address
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.http import render
from naryad.web.qr import Drawing, draw_qr
from naryad.web.taking import demand, take

if TYPE_CHECKING:
    from naryad.assets.models import AssetCode
    from naryad.organizations.models import Organization

# Ten pages of A4; more at once would be slow to draw.
_SIZE = 210


@dataclass(frozen=True, slots=True)
class Label:
    drawing: Drawing
    said: str
    name: str


@office_door
@require_safe
def asset_code_sheet(request: SignedInRequest, asset_id: int) -> HttpResponse:
    """The living codes of one object, with its name."""
    found = take(assets_visible_to(request.actor), asset_id)
    demand(request.actor, Permission.EDIT_CODES)
    codes = printable_codes_of(request.actor, found)
    labels = [_label(code, request.organization, found.name) for code in codes]
    back = reverse("asset_codes", args=[asset_id])
    context = {"title": found.name, "labels": labels, "back": back, "further": ""}
    return render(request, "office/codes/sheet.html", context)


@office_door
@require_safe
def code_batch_sheet(request: SignedInRequest, batch_id: int) -> HttpResponse:
    """The blank codes of a batch; further ones are one step away."""
    found = take(code_batches_visible_to(request.actor), batch_id)
    after = read_id(request.GET.get("after", "")) or 0
    blank = blank_codes_of(request.actor, found).filter(pk__gt=after)[: _SIZE + 1]
    codes = list(blank)
    here = reverse("code_batch_sheet", args=[batch_id])
    context = {
        "title": found.note or _("Blank codes"),
        "labels": [_label(code, request.organization, "") for code in codes[:_SIZE]],
        "back": reverse("code_batch", args=[batch_id]),
        "further": f"{here}?after={codes[_SIZE - 1].pk}" if len(codes) > _SIZE else "",
    }
    return render(request, "office/codes/sheet.html", context)


def _label(code: "AssetCode", organization: "Organization", name: str) -> Label:
    address = page_address(organization, "scan", code.text)
    return Label(draw_qr(address), say_code(code.text), name)
