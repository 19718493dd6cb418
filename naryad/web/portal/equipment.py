"""Which equipment does a customer see, and what is told of each?"""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naryad.access.permissions import Permission
from naryad.assets.paths import paths_of
from naryad.assets.queries import children_of, have_children, orphans_below
from naryad.assets.visibility import assets_visible_to
from naryad.companies.visibility import companies_visible_to
from naryad.core.cursors import read_cursor
from naryad.files.owners import Owner
from naryad.files.visibility import main_photos
from naryad.lists.assets.rows import read_rows
from naryad.lists.assets.searching import find_assets
from naryad.lists.customer_tickets.finding import newest_about
from naryad.lists.customer_tickets.rows import read_requests
from naryad.lists.paging import ListPage, take_page
from naryad.web.acting import SignedInRequest
from naryad.web.doors import portal_door
from naryad.web.files.panel import read_panel
from naryad.web.http import Crumb, render
from naryad.web.taking import take

if TYPE_CHECKING:
    from naryad.assets.models import Asset

_SIZE = 50
# Requests on the card of equipment; the list has them all.
_NEWEST = 5


@require_safe
@portal_door
def equipment(request: SignedInRequest) -> HttpResponse:
    """What stands at the top of what the customer sees; a search finds any of it."""
    actor = request.actor
    words = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:100]
    visible = assets_visible_to(actor)
    if words:
        rows = find_assets(visible, words)
    else:
        top = children_of(actor, None).values("pk").union(orphans_below(actor, None).values("pk"))
        rows = visible.filter(pk__in=top)
    page = take_page(
        rows, order="sort_key", cursor=read_cursor(request.GET.get("page", "")), size=_SIZE
    )
    values = {
        "crumbs": (Crumb(_("Equipment")),),
        "query": words,
        "page": page,
        "paths": paths_of(page.rows, actor=actor),
        "open": have_children(actor, [each.pk for each in page.rows]),
        "photos": main_photos("asset", [each.pk for each in page.rows], actor=actor),
        "has_company": companies_visible_to(actor).exists(),
    }
    return render(request, "portal/equipment.html", values, block="found")


@require_safe
@portal_door
def equipment_card(request: SignedInRequest, asset_id: int) -> HttpResponse:
    actor = request.actor
    shown = take(assets_visible_to(actor), asset_id)
    (row,) = read_rows([asset_id], actor=actor)
    page = _page_below(request, asset_id)
    values = {
        "panel": read_panel(request, Owner("asset", asset_id)),
        "crumbs": (Crumb(_("Equipment"), reverse("portal_equipment")), Crumb(shown.name)),
        "asset": shown,
        "may_ask": actor.may(Permission.ADD_TICKETS),
        "requests": read_requests(newest_about(actor, asset_id, most=_NEWEST), actor=actor),
        "row": row,
        "page": page,
        "open": have_children(actor, [each.pk for each in page.rows]),
        "photos": main_photos("asset", [each.pk for each in page.rows], actor=actor),
        "organization": request.organization,
    }
    return render(request, "portal/equipment_card.html", values)


def _page_below(request: SignedInRequest, asset_id: int) -> "ListPage[Asset]":
    """What the customer sees under it, also behind what they do not see."""
    actor = request.actor
    below = children_of(actor, asset_id).values("pk")
    below = below.union(orphans_below(actor, asset_id).values("pk"))
    cursor = read_cursor(request.GET.get("page", ""))
    rows = assets_visible_to(actor).filter(pk__in=below)
    return take_page(rows, order="sort_key", cursor=cursor, size=_SIZE)
