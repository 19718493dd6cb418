"""How are codes printed, so that they can be cut out and glued on?"""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naryad.access.permissions import Permission
from naryad.assets.code_queries import blank_codes_of, printable_codes_of
from naryad.assets.codes import say_code
from naryad.assets.visibility import assets_visible_to, code_batches_visible_to
from naryad.core.ids import read_id
from naryad.lists.addresses import read_question
from naryad.lists.assets.assets_list import list_assets
from naryad.organizations.addresses import page_address
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.http import render
from naryad.web.lists.asking import asker_of
from naryad.web.office.assets.asset_list import refuse_blind
from naryad.web.qr import Drawing, draw_qr
from naryad.web.taking import demand, take

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from naryad.assets.models import AssetCode
    from naryad.organizations.models import Organization

# Ten pages of A4; more at once would be slow to draw.
_SIZE = 210
_AFTER = "after"


@dataclass(frozen=True, slots=True)
class Label:
    drawing: Drawing
    said: str
    name: str


@office_door
@require_safe
def asset_code_sheet(request: SignedInRequest, asset_id: int) -> HttpResponse:
    """The living codes of one object, with its name."""
    mine = assets_visible_to(request.actor).filter(pk=asset_id)
    found = take(mine, asset_id)
    demand(request.actor, Permission.EDIT_CODES)
    back = reverse("asset_codes", args=[asset_id])
    codes = printable_codes_of(request.actor, mine)
    return _show(request, codes, title=found.name, back=back)


@office_door
@require_safe
def code_sheet(request: SignedInRequest) -> HttpResponse:
    """Those of all objects that a list finds; the address asks as that of the list does."""
    actor = request.actor
    refuse_blind(actor)
    demand(actor, Permission.EDIT_CODES)
    assets = list_assets(asker_of(request))
    found = assets.matching(read_question(_asked(request), assets))
    back = f"{reverse('assets')}?{urlencode(_asked(request), doseq=True)}"
    codes = printable_codes_of(actor, found)
    return _show(request, codes, title=_("Codes of objects"), back=back)


@office_door
@require_safe
def code_batch_sheet(request: SignedInRequest, batch_id: int) -> HttpResponse:
    """The blank codes of a batch."""
    found = take(code_batches_visible_to(request.actor), batch_id)
    codes = blank_codes_of(request.actor, found).select_related("asset")
    back = reverse("code_batch", args=[batch_id])
    return _show(request, codes, title=found.note or _("Blank codes"), back=back)


def _show(
    request: SignedInRequest, codes: "QuerySet[AssetCode]", *, title: str, back: str
) -> HttpResponse:
    """As many as can be drawn at once; further ones are one step away."""
    after = read_id(request.GET.get(_AFTER, "")) or 0
    some = list(codes.filter(pk__gt=after)[: _SIZE + 1])
    query = urlencode({**_asked(request), _AFTER: some[_SIZE - 1].pk if some[_SIZE:] else ""}, True)
    context = {
        "title": title,
        "labels": [_label(code, request.organization) for code in some[:_SIZE]],
        "back": back,
        "further": f"{request.path}?{query}" if some[_SIZE:] else "",
    }
    return render(request, "office/codes/sheet.html", context)


def _asked(request: SignedInRequest) -> dict[str, list[str]]:
    """What the list is asked, without the place in the sheets."""
    return {name: values for name, values in request.GET.lists() if name != _AFTER}


def _label(code: "AssetCode", organization: "Organization") -> Label:
    address = page_address(organization, "scan", code.text)
    name = code.asset.name if code.asset else ""
    return Label(draw_qr(address), say_code(code.text), name)
