"""How are objects and equipment added and changed in the office?"""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets import actions
from naryad.assets.input import AssetEdit, AssetInput, clean_asset
from naryad.assets.queries import values_of_asset
from naryad.assets.template_queries import begin_with_template
from naryad.assets.visibility import asset_templates_visible_to, assets_visible_to
from naryad.catalog.queries import work_types_of_types
from naryad.core.drafts import drop_draft, find_draft, keep_draft
from naryad.core.errors import NotVisible
from naryad.core.ids import read_id
from naryad.core.outcomes import only
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.assets import AssetForm, fill_from_asset, fill_some
from naryad.web.forms.drafts import as_posted, typed_into
from naryad.web.http import Crumb, render, see_other, toast
from naryad.web.maps import find_tiles, let_tiles_in
from naryad.web.next_page import next_page
from naryad.web.office.assets.choices import SOUGHT, find_options, offer, offer_templates
from naryad.web.taking import take

if TYPE_CHECKING:
    from naryad.assets.models import Asset

_GIVEN = ("parent_id", "company_id")


@office_door
def asset_new(request: SignedInRequest) -> HttpResponse:
    actor, at = request.actor, request.at
    actor.require(Permission.EDIT_ASSETS)
    kept = None if request.method == "POST" else find_draft(**_draft(actor))
    form, usual = _form(request, _begin(request, kept)), work_types_of_types(actor)

    def act() -> int:
        return only(actions.add_assets([clean_asset(form.given(usual))], by=actor, at=at))

    if form.is_to_be_saved:
        new_id = form.save(act, by=actor, at=at)
        if new_id is not None:
            drop_draft(**_draft(actor))
            toast(request, _("“%(name)s” added") % {"name": form["name"].data})
            return see_other(request, reverse("asset", args=[new_id]))
    return _show(request, form, title=_("New object"), submit=_("Add"), has_draft=kept is not None)


@office_door
@require_POST
def asset_draft(request: SignedInRequest) -> HttpResponse:
    """What is being typed; or nothing of it, when somebody starts anew."""
    actor = request.actor
    actor.require(Permission.EDIT_ASSETS)
    if "drop" in request.POST:
        drop_draft(**_draft(actor))
        return see_other(request, next_page(request, otherwise=reverse("asset_new")))
    keep_draft(**_draft(actor), values=typed_into(request.POST), at=request.at)
    return HttpResponse(status=204)


@office_door
def asset_edit(request: SignedInRequest, asset_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    found = take(assets_visible_to(actor), asset_id)
    actor.require(Permission.EDIT_ASSETS)
    form = _form(request, fill_from_asset(found, values_of_asset(found)))
    usual = work_types_of_types(actor)

    def act() -> int:
        new = _keep_unseen(form, clean_asset(form.given(usual)), found)
        edit = AssetEdit(asset_id, new, form.seen_version)
        return only(actions.edit_assets([edit], by=actor, at=at))

    if form.is_to_be_saved:
        saved = form.save(act, by=actor, at=at, subject=("asset", asset_id))
        if saved is not None:
            toast(request, form.say(_("Saved")))
            return see_other(request, reverse("asset", args=[asset_id]))
    return _show(request, form, title=found.name, submit=_("Save"), of=found)


@office_door
@require_safe
def asset_options(request: SignedInRequest, sought: str) -> HttpResponse:
    """Answers the search inside the form."""
    if sought not in SOUGHT:
        raise NotVisible
    words = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:300]
    options = find_options(sought, words, actor=request.actor)
    return render(request, "office/assets/options.html", {"field": sought, "options": options})


def _draft(actor: Actor) -> dict[str, Any]:
    assert actor.person_id is not None
    return {
        "organization_id": actor.organization_id,
        "person_id": actor.person_id,
        "form": "asset_new",
    }


def _begin(request: SignedInRequest, kept: Mapping[str, Any] | None) -> dict[str, Any]:
    """With what was typed before, or empty; what a template fills in, under what and for whom, the
    address may say."""
    given = {name: request.GET[name] for name in _GIVEN if read_id(request.GET.get(name, ""))}
    given = {**_of_template(request), **given}
    if kept is None:
        return {"is_published": True, "inherits_areas": True, **given}
    choices = offer(request.actor, chosen={})
    return {**AssetForm(as_posted(kept), choices=choices).values(), **given}


def _of_template(request: SignedInRequest) -> dict[str, Any]:
    """Nothing for one that is gone or was never there."""
    visible = asset_templates_visible_to(request.actor)
    template_id = read_id(request.GET.get("template", ""))
    found = visible.filter(pk=template_id).first() if template_id else None
    return {} if found is None else fill_some(begin_with_template(request.actor, found))


def _form(request: SignedInRequest, initial: Mapping[str, Any]) -> AssetForm:
    given = request.POST if request.method == "POST" else initial
    chosen = {name: str(given.get(name) or "") for name in SOUGHT}
    choices = offer(request.actor, chosen=chosen)
    return AssetForm(posted(request), choices=choices, initial=dict(initial))


def _keep_unseen(form: AssetForm, new: AssetInput, asset: "Asset") -> AssetInput:
    """What the form could not show, since the reader does not see it or it is deleted, stays as it
    is."""
    values = vars(new)
    held = values_of_asset(asset)
    for name in (*SOUGHT, "class_id"):
        offered = _offered(form, name)
        if values[name] is None and not form[name].data and str(held[name]) not in offered:
            values = {**values, name: held[name]}
    for name in ("area_ids", "skill_ids", "work_type_ids"):
        unseen = {pk for pk in held[name] if str(pk) not in _offered(form, name)}
        values = {**values, name: values[name] | unseen}
    return AssetInput(**values)


def _offered(form: AssetForm, name: str) -> set[str]:
    return {str(key) for key, _word in form.fields[name].choices}  # type: ignore[attr-defined]


def _show(
    request: SignedInRequest,
    form: AssetForm,
    *,
    title: str,
    submit: str,
    of: "Asset | None" = None,
    has_draft: bool = False,
) -> HttpResponse:
    tiles = find_tiles(request.actor)
    context = {
        "tiles": tiles,
        "crumbs": [Crumb(_("Objects and equipment"), reverse("assets")), Crumb(title)],
        "form": form,
        "title": title,
        "is_new": of is None,
        **_describe_beginning(request, is_new=of is None),
        "has_draft": has_draft,
        "usual": json.dumps(work_types_of_types(request.actor)),
        "submit": submit,
        "back": reverse("asset", args=[of.pk]) if of else reverse("assets"),
    }
    answer = render(request, "office/assets/edit.html", context, status=form.status)
    return let_tiles_in(answer, tiles)


def _describe_beginning(request: SignedInRequest, *, is_new: bool) -> dict[str, Any]:
    """Which templates there are, and what the address says that a choice of one must not lose."""
    return {
        "templates": offer_templates(request.actor) if is_new else [],
        "carried": {name: request.GET[name] for name in _GIVEN if request.GET.get(name)},
        "chosen": request.GET.get("template", ""),
    }
