"""How does the tree of objects and equipment open, level by level?"""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naryad.access.actor import Actor
from naryad.assets.queries import children_of, have_children, may_be_hidden, orphans_below
from naryad.assets.visibility import assets_visible_to
from naryad.core.cursors import read_cursor
from naryad.lists.paging import take_page
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.http import Crumb, render
from naryad.web.office.assets.asset_list import refuse_blind
from naryad.web.taking import take

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from naryad.assets.models import Asset

_SIZE = 100


@office_door
@require_safe
def asset_tree(request: SignedInRequest) -> HttpResponse:
    """The top level; without a script every level is a page of its own."""
    refuse_blind(request.actor)
    return _show(request, None)


@office_door
@require_safe
def asset_level(request: SignedInRequest, asset_id: int) -> HttpResponse:
    take(assets_visible_to(request.actor), asset_id)
    return _show(request, asset_id)


def _show(request: SignedInRequest, asset_id: int | None) -> HttpResponse:
    """`hidden=1`: what stands under "…" of the level."""
    actor, is_hidden = request.actor, request.GET.get("hidden") == "1"
    rows = orphans_below(actor, asset_id) if is_hidden else children_of(actor, asset_id)
    cursor = read_cursor(request.GET.get("page", ""))
    page = take_page(rows, order="sort_key", cursor=cursor, size=_SIZE)
    here = reverse("asset_level", args=[asset_id]) if asset_id else reverse("asset_tree")
    context = {
        "crumbs": [Crumb(_("Objects and equipment"), reverse("assets")), Crumb(_("Tree"))],
        "here": here,
        "assets": page.rows,
        "open": have_children(actor, [each.pk for each in page.rows]),
        "after": page.after,
        "is_hidden": is_hidden,
        "has_hidden": not is_hidden and not page.after and _has_hidden(actor, asset_id),
        "root": assets_visible_to(actor).filter(pk=asset_id).first() if asset_id else None,
    }
    return render(request, "office/assets/tree.html", context, block="level")


def _has_hidden(actor: Actor, asset_id: int | None) -> bool:
    if not may_be_hidden(actor):
        return False
    orphans: QuerySet[Asset] = orphans_below(actor, asset_id)
    return orphans.exists()
