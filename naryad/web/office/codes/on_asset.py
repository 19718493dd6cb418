"""Which codes has an object, and how does it get another one?"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naryad.access.permissions import Permission
from naryad.assets import actions
from naryad.assets.code_input import Binding, clean_code_text
from naryad.assets.code_queries import CodeRow, codes_of_asset
from naryad.assets.code_states import CodeOrigin, CodeState
from naryad.assets.visibility import assets_visible_to
from naryad.core.outcomes import only
from naryad.intake.settings_queries import chosen_for
from naryad.organizations.addresses import page_address
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import ActionForm, posted
from naryad.web.forms.codes import CodeTextForm
from naryad.web.http import render, see_other, toast
from naryad.web.office.assets.asset_frame import asset_crumbs, frame_asset
from naryad.web.office.codes.uses import uses_of
from naryad.web.qr import Drawing, draw_qr
from naryad.web.taking import take

if TYPE_CHECKING:
    from naryad.organizations.models import Organization


@dataclass(frozen=True, slots=True)
class ShownCode:
    """`drawing` None: it is dead, or not ours, and nobody prints it."""

    row: CodeRow
    address: str
    drawing: Drawing | None


@office_door
@require_safe
def asset_codes(request: SignedInRequest, asset_id: int) -> HttpResponse:
    found = take(assets_visible_to(request.actor, with_deleted=True), asset_id)
    context = frame_asset(request, found, tab="asset_codes")
    rows = codes_of_asset(request.actor, found)
    living = [row for row in rows if row.code.state == CodeState.LIVING]
    context |= {
        "living": [show_code(row, request.organization) for row in living],
        "dead": [row for row in rows if row.code.state == CodeState.DEAD],
        "uses": uses_of(rows, actor=request.actor),
        "settings": chosen_for(request.actor, asset_id),
        "form": ActionForm(),
    }
    return render(request, "office/assets/codes.html", context)


def show_code(row: CodeRow, organization: "Organization") -> ShownCode:
    if row.code.origin != CodeOrigin.OWN:
        return ShownCode(row, "", None)
    address = page_address(organization, "scan", row.code.text)
    return ShownCode(row, address, draw_qr(address))


@office_door
@require_POST
def asset_code_new(request: SignedInRequest, asset_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    take(assets_visible_to(actor), asset_id)
    actor.require(Permission.EDIT_CODES)
    form = ActionForm(posted(request))

    def act() -> int:
        return only(actions.issue_codes([asset_id], by=actor, at=at))

    form.save(act, by=actor, at=at)
    toast(request, _("Code issued"))
    return see_other(request, reverse("asset_codes", args=[asset_id]))


@office_door
def asset_code_bind(request: SignedInRequest, asset_id: int) -> HttpResponse:
    """A blank code, or one that somebody else has glued on, is typed or scanned here."""
    actor, at = request.actor, request.at
    found = take(assets_visible_to(actor), asset_id)
    actor.require(Permission.BIND_CODES)
    form = CodeTextForm(posted(request))

    def act() -> int:
        binding = Binding(clean_code_text(form.values()), asset_id)
        return only(actions.bind_codes([binding], by=actor, at=at))

    if form.is_bound and form.save(act, by=actor, at=at) is not None:
        toast(request, _("The code stands for “%(name)s”") % {"name": found.name})
        return see_other(request, reverse("asset_codes", args=[asset_id]))
    context = {"crumbs": asset_crumbs(found), "asset": found, "form": form}
    template = "office/codes/bind.html"
    return render(request, template, context, block="dialog", status=form.status)
