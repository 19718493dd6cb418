"""How is a code replaced or retired in the office?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from naryad.access.permissions import Permission
from naryad.assets import actions
from naryad.assets.codes import say_code
from naryad.assets.visibility import asset_codes_visible_to
from naryad.core.outcomes import only
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import ActionForm, posted
from naryad.web.http import Crumb, render, see_other, toast
from naryad.web.taking import take


@office_door
def code_replacement(request: SignedInRequest, code_id: int) -> HttpResponse:
    return _end(request, code_id, is_replaced=True)


@office_door
def code_retirement(request: SignedInRequest, code_id: int) -> HttpResponse:
    return _end(request, code_id, is_replaced=False)


def _end(request: SignedInRequest, code_id: int, *, is_replaced: bool) -> HttpResponse:
    """A question first, since it cannot be taken back."""
    actor, at = request.actor, request.at
    found = take(asset_codes_visible_to(actor).select_related("asset"), code_id)
    actor.require(Permission.EDIT_CODES)
    form = ActionForm(posted(request))
    end = actions.reissue_codes if is_replaced else actions.retire_codes

    def act() -> int:
        return only(end([code_id], by=actor, at=at))

    back = _back(found.asset_id, found.batch_id)
    if form.is_bound and form.save(act, by=actor, at=at) is not None:
        toast(request, _("Code replaced") if is_replaced else _("Code retired"))
        return see_other(request, back)
    said = say_code(found.text)
    context = {
        "crumbs": [Crumb(said, back)],
        "said": said,
        "form": form,
        "back": back,
        "is_replaced": is_replaced,
    }
    template = "office/codes/end.html"
    return render(request, template, context, block="dialog", status=form.status)


def _back(asset_id: int | None, batch_id: int | None) -> str:
    if asset_id is not None:
        return reverse("asset_codes", args=[asset_id])
    return reverse("code_batch", args=[batch_id])
