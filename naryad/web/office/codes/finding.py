"""Where does a code lead that was typed or scanned in the office?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naryad.access.permissions import Permission
from naryad.assets import actions
from naryad.assets.code_input import Binding, clean_code_text
from naryad.assets.code_states import CodeState
from naryad.assets.codes import find_seen_code, read_code, say_code
from naryad.assets.visibility import asset_codes_visible_to
from naryad.core.errors import Invalid
from naryad.core.ids import read_id
from naryad.core.outcomes import only
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.codes import CodeAssetForm
from naryad.web.http import Crumb, render, see_other, toast
from naryad.web.office.assets.choices import find_options, name_options
from naryad.web.taking import demand, take


@office_door
@require_safe
def code_find(request: SignedInRequest) -> HttpResponse:
    """To its object; a blank one is asked for which object it shall stand."""
    demand(request.actor, Permission.BIND_CODES)
    typed = request.GET.get("code", "")
    try:
        code = find_seen_code(clean_code_text({"code": typed}), actor=request.actor)
    except Invalid:
        code = None
    ours = read_code(typed)
    # The door of scans knows best where one of ours leads, and keeps that it was scanned.
    if ours and (code is None or code.text == ours):
        return see_other(request, reverse("scan", args=[ours]))
    if code is None:
        context = {"crumbs": [Crumb(_("Codes and labels"), reverse("codes"))], "typed": typed}
        return render(request, "office/codes/not_found.html", context, status=404)
    route = "asset" if code.state == CodeState.LIVING else "asset_codes"
    return see_other(request, reverse(route, args=[code.asset_id]))


@office_door
def code_binding(request: SignedInRequest, code_id: int) -> HttpResponse:
    """For which object a blank code shall stand from now on."""
    actor, at = request.actor, request.at
    found = take(asset_codes_visible_to(actor), code_id)
    actor.require(Permission.BIND_CODES)
    form = CodeAssetForm(posted(request), choices=_offer(request))

    def act() -> int:
        asset_id = read_id(str(form.values()["asset_id"] or ""))
        if asset_id is None:
            raise Invalid({"asset_id": _("Choose the object.")})
        return only(actions.bind_codes([Binding(found.text, asset_id)], by=actor, at=at))

    if form.is_bound:
        asset_id = form.save(act, by=actor, at=at)
        if asset_id is not None:
            toast(request, _("Code bound"))
            return see_other(request, reverse("asset", args=[asset_id]))
    context = {"crumbs": [Crumb(_("Codes and labels"))], "form": form}
    context["said"] = say_code(found.text)
    return render(request, "office/codes/binding.html", context, status=form.status)


def _offer(request: SignedInRequest) -> list[tuple[str, str]]:
    """What was chosen, and the first objects by name; more are found by typing."""
    chosen = [request.POST.get("asset_id", "")]
    named = dict(name_options("parent_id", chosen, actor=request.actor))
    return [*(named | dict(find_options("parent_id", "", actor=request.actor))).items()]
