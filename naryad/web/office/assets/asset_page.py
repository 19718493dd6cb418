"""What does the card of an object or a piece of equipment show, and what can be done from it?"""

import json
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets import actions
from naryad.assets.explaining import explain_asset
from naryad.assets.queries import by_name, children_of, see_below
from naryad.assets.visibility import assets_visible_to
from naryad.core.dependents import foresee_dependents
from naryad.core.outcomes import only
from naryad.files.owners import Owner
from naryad.files.visibility import main_photos
from naryad.lists.timeline import read_timeline
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.files.panel import read_panel
from naryad.web.forms.action_form import ActionForm, posted
from naryad.web.forms.rows import dial
from naryad.web.http import Crumb, Undo, is_fragment, render, see_other, toast
from naryad.web.maps import Pin, Tiles, find_tiles, let_tiles_in
from naryad.web.office.assets.asset_frame import asset_crumbs, frame_asset
from naryad.web.office.assets.below import say_below
from naryad.web.office.contracts.on_cards import describe_covering
from naryad.web.office.hanging import say_hanging
from naryad.web.office.happenings import tell
from naryad.web.office.histories import page_of_history
from naryad.web.office.readers import show_readers
from naryad.web.taking import take

if TYPE_CHECKING:
    from naryad.assets.models import Asset

_SHOWN, _LATEST = 10, 5


@office_door
@require_safe
def asset(request: SignedInRequest, asset_id: int) -> HttpResponse:
    """What it is and where it stands; a behaviour asks only for what can be done."""
    actor, template = request.actor, "office/assets/asset.html"
    found = take(assets_visible_to(actor, with_deleted=True), asset_id)
    if is_fragment(request):
        return render(request, template, {"asset": found}, block="menu")
    context = frame_asset(request, found, tab="asset")
    events = read_timeline("asset", asset_id, actor=actor, most=_LATEST + 1)
    children = list(by_name(children_of(actor, asset_id))[:_SHOWN])
    context |= {
        "children": children,
        "photos": main_photos("asset", [child.pk for child in children], actor=actor),
        "below": see_below(actor, [asset_id]).seen,
        "contacts": [dial(contact) for contact in found.contacts],
        **describe_covering(actor, found),
        "happenings": tell(events[:_LATEST]),
        "has_more_history": len(events) > _LATEST,
    }
    tiles = find_tiles(actor) if found.latitude is not None else None
    context["map"] = tiles and _show_on_map(found, tiles)
    return let_tiles_in(render(request, template, context), tiles)


def _show_on_map(found: "Asset", tiles: Tiles) -> dict[str, Any]:
    """Where it stands itself; the card is here already, so the pin leads nowhere."""
    pin = Pin(found.name, "", found.latitude or 0.0, found.longitude or 0.0)
    return {"tiles": tiles, "pins": json.dumps([pin.plain()], ensure_ascii=False)}


@office_door
@require_safe
def asset_files(request: SignedInRequest, asset_id: int) -> HttpResponse:
    found = take(assets_visible_to(request.actor, with_deleted=True), asset_id)
    context = frame_asset(request, found, tab="asset_files")
    context["panel"] = read_panel(request, Owner("asset", asset_id))
    return render(request, "office/assets/files.html", context, block="files")


@office_door
@require_safe
def asset_history(request: SignedInRequest, asset_id: int) -> HttpResponse:
    found = take(assets_visible_to(request.actor, with_deleted=True), asset_id)
    context = frame_asset(request, found, tab="asset_history")
    context |= page_of_history(request, "asset", asset_id)
    return render(request, "office/assets/history.html", context)


@office_door
def asset_deletion(request: SignedInRequest, asset_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    is_answer = request.method == "POST"
    found = take(assets_visible_to(actor, with_deleted=is_answer), asset_id)
    actor.require(Permission.DELETE_ASSETS)
    form = ActionForm(posted(request))

    def act() -> int:
        return only(actions.delete_assets([asset_id], by=actor, at=at))

    if is_answer and form.save(act, by=actor, at=at) is not None:
        undo = Undo(reverse("asset_restoration", args=[asset_id]))
        toast(request, _("“%(name)s” deleted") % {"name": found.name}, undo=undo)
        return see_other(request, reverse("assets"))
    below = see_below(actor, [asset_id])
    rows = say_below(below, lambda count: ngettext("goes with it.", "go with it.", count))
    rows += [*_describe_hanging(actor, found), ("stays", _("History"), _("stays as it is."))]
    context = {"crumbs": asset_crumbs(found), "asset": found, "form": form, "rows": rows}
    template = "office/assets/deletion.html"
    return render(request, template, context, block="dialog", status=form.status)


def _describe_hanging(actor: Actor, found: "Asset") -> list[tuple[str, str, str]]:
    hanging = foresee_dependents("asset", ids=[found.pk], actor=actor)
    return [("stays", say_hanging(each), str(each.dependent.consequence)) for each in hanging]


@office_door
@require_POST
def asset_restoration(request: SignedInRequest, asset_id: int) -> HttpResponse:
    actor = request.actor
    found = take(assets_visible_to(actor, with_deleted=True), asset_id)
    actor.require(Permission.DELETE_ASSETS)
    if found.deleted_at is not None:
        only(actions.restore_assets([asset_id], by=actor, at=request.at))
    toast(request, _("“%(name)s” restored") % {"name": found.name})
    return see_other(request, reverse("asset", args=[asset_id]))


@office_door
@require_POST
def asset_publication(request: SignedInRequest, asset_id: int) -> HttpResponse:
    """Turns it: what is published is withdrawn, and back."""
    actor = request.actor
    found = take(assets_visible_to(actor), asset_id)
    actor.require(Permission.EDIT_ASSETS)
    is_on = request.POST.get("on") == "1"
    act = actions.publish_assets if is_on else actions.withdraw_assets
    only(act([asset_id], by=actor, at=request.at))
    said = _("“%(name)s” published") if is_on else _("“%(name)s” withdrawn from publication")
    toast(request, said % {"name": found.name})
    return see_other(request, reverse("asset", args=[asset_id]))


@office_door
@require_safe
def asset_readers(request: SignedInRequest, asset_id: int) -> HttpResponse:
    found = take(assets_visible_to(request.actor, with_deleted=True), asset_id)
    crumbs = [*asset_crumbs(found)[:1], Crumb(found.name, reverse("asset", args=[asset_id]))]
    return show_readers(
        request, name=found.name, crumbs=crumbs, explain=lambda of: explain_asset(found, of=of)
    )
