"""Which face has the list of objects and equipment?"""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from markupsafe import Markup, escape

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets.visibility import ARMS, assets_visible_to
from naryad.core.errors import NotPermitted
from naryad.core.moments import say_day
from naryad.lists.assets.assets_list import list_assets
from naryad.lists.assets.rows import AssetRow, read_rows
from naryad.lists.bulk.registry import verbs_of
from naryad.lists.fields import Asker
from naryad.lists.questions import Question, Show
from naryad.web.acting import SignedInRequest
from naryad.web.lists.face import Adding, Empty, ListFace, Look, OpenList, OtherLook, Writer
from naryad.web.maps import find_tiles
from naryad.web.menu import find_path
from naryad.web.taking import take


def open_assets(asker: Asker) -> OpenList:
    return OpenList(list_assets(asker), FACE)


def sees_assets(actor: Actor) -> bool:
    """By any right, whether or not there are any."""
    return any(actor.may(arm.permission) for arm in ARMS if arm.permission)


def refuse_blind(actor: Actor) -> None:
    """For pages that make no sense to whoever sees no asset by any right."""
    if not sees_assets(actor):
        raise NotPermitted


def _name(row: AssetRow) -> str:
    return row.name


def _url(row: AssetRow) -> str:
    return f"{find_path('assets')}{row.id}/"


def _pick(row: AssetRow) -> str:
    return f"{row.id}.{row.version}"


def _write_cells(_asker: Asker) -> Mapping[str, Writer]:
    deleted, unpublished = _("Deleted"), _("Not published")

    def name(row: AssetRow) -> Markup:
        tags = _tag(deleted) if row.is_deleted else Markup()
        tags += _tag(unpublished) if not row.is_published else Markup()
        link = f'<a class="subj cut" href="{_url(row)}">{escape(_name(row))}</a>'
        return Markup(f'<span class="row0 wrap gap4">{_photo(row)}{link}{tags}{_path(row)}</span>')  # noqa: S704 - escaped

    def warranty(row: AssetRow) -> str:
        return say_day(row.warranty_till) if row.warranty_till else ""

    return {"name": name, "warranty": warranty}


def _photo(row: AssetRow) -> Markup:
    """Only cards have room for it; a browser does not fetch what is not drawn."""
    if row.photo is None:
        return Markup()
    here = reverse("file_thumbnail", args=[row.photo.key])
    return Markup('<img class="thumb thumb-c" src="{}" alt="" loading="lazy">').format(here)


def _tag(word: str) -> Markup:
    return Markup('<span class="tg">{}</span>').format(word)


def _path(row: AssetRow) -> Markup:
    if not row.path:
        return Markup()
    words = " / ".join(step.name for step in row.path)
    return Markup('<span class="mut sm cut">{}</span>').format(words)


def _say_in_the_way(field: str, value: str, count: str, number: int) -> str:
    words = ngettext(
        "“%(field)s: %(value)s” is in the way: without it there would be %(count)s object.",
        "“%(field)s: %(value)s” is in the way: without it there would be %(count)s objects.",
        number,
    )
    return words % {"field": field, "value": value, "count": count}


def _explain_nothing(actor: Actor) -> Empty:
    if not actor.may(Permission.SEE_ALL_ASSETS):
        text = _(
            "Your roles show objects of your own companies or areas, or those you are responsible "
            "for. Ask whoever manages people to add you to an area or a company."
        )
        return Empty(_("There are no objects here that you see"), text, "eye-off")
    text = _("Buildings, rooms, lifts, pumps: whatever is served stands here as a tree.")
    if not actor.may_change(Permission.EDIT_ASSETS):
        return Empty(_("No objects yet"), text, "building-warehouse")
    return Empty(
        _("No objects yet"),
        text,
        "building-warehouse",
        action=_("Add the first one"),
        action_url=reverse("asset_new"),
    )


def _describe_peek(request: SignedInRequest, asset_id: int) -> Mapping[str, Any]:
    asset = take(assets_visible_to(request.actor, with_deleted=True), asset_id)
    (row,) = read_rows([asset_id], actor=request.actor)
    url = reverse("asset", args=[asset_id])
    return {"name": asset.name, "asset": asset, "row": row, "url": url, "photo": row.photo}


def _offer_bulk(opened: OpenList, question: Question) -> Mapping[str, Any] | None:
    """What makes no sense with the deleted, or with the living, is not offered."""
    only = (
        {"restore"}
        if question.deleted == Show.ONLY
        else {"change", "publish", "withdraw", "issue-codes", "print-labels", "delete"}
    )
    verbs = [
        verb
        for verb in verbs_of("asset")
        if verb.key in only and opened.actor.may_change(verb.permission)
    ]
    return {"verbs": verbs, "list": "assets"} if verbs else None


def _find_looks(actor: Actor) -> list[OtherLook]:
    looks = [OtherLook(_("As a tree"), "sitemap", reverse("asset_tree"), asks=False)]
    if find_tiles(actor) is not None:
        looks.append(OtherLook(_("On a map"), "map-2", reverse("asset_map")))
    if actor.may(Permission.EDIT_CODES):
        looks.append(OtherLook(_("As labels"), "qrcode", reverse("code_sheet")))
    return looks


FACE = ListFace(
    noun="assets",
    title=gettext_lazy("Objects and equipment"),
    search_label=gettext_lazy("Search objects and equipment"),
    search_hint=gettext_lazy("Name, address, serial number"),
    row_name=_name,
    row_url=_url,
    pick_row=_pick,
    write_cells=_write_cells,
    looks={
        "name": Look("c-main"),
        "company": Look("mut c-hide", width="w-20"),
        "address": Look("mut c-sub", width="w-24"),
        "type": Look("mut c-st", hides="c-mid", width="w-15"),
        "class": Look("mut c-hide", width="w-15"),
        "serial_number": Look("num c-hide", hides="c-wide", width="w-15"),
        "number": Look("num c-hide", width="w-15"),
        "external_id": Look("num c-hide", width="w-15"),
        "area": Look("mut c-hide", hides="c-wide", width="w-15"),
        "responsible": Look("mut c-hide", width="w-15"),
        "warranty": Look("num c-hide", width="w-11"),
    },
    peek="office/assets/peek.html",
    describe_peek=_describe_peek,
    bulk="office/runs/bulk_bar.html",
    offer_bulk=_offer_bulk,
    other_looks=_find_looks,
    say_in_the_way=_say_in_the_way,
    explain_nothing=_explain_nothing,
    adding=Adding(gettext_lazy("New object"), lambda: reverse("asset_new"), Permission.EDIT_ASSETS),
)
