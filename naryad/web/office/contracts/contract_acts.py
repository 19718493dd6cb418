"""How is a contract deleted and restored, and who sees it?"""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naryad.access.permissions import Permission
from naryad.contracts import actions
from naryad.contracts.explaining import explain_contract
from naryad.contracts.visibility import contracts_visible_to
from naryad.core.dependents import foresee_dependents
from naryad.core.outcomes import only
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import ActionForm, posted
from naryad.web.http import Crumb, Undo, render, see_other, toast
from naryad.web.office.hanging import say_hanging
from naryad.web.office.readers import show_readers
from naryad.web.taking import take

if TYPE_CHECKING:
    from naryad.contracts.models import Contract

_SHOWN = 10


@office_door
def contract_deletion(request: SignedInRequest, contract_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    is_answer = request.method == "POST"
    found = take(contracts_visible_to(actor, with_deleted=is_answer), contract_id)
    actor.require(Permission.DELETE_CONTRACTS)
    form = ActionForm(posted(request))

    def act() -> int:
        return only(actions.delete_contracts([contract_id], by=actor, at=at))

    if is_answer and form.save(act, by=actor, at=at) is not None:
        undo = Undo(reverse("contract_restoration", args=[contract_id]))
        toast(request, _("“%(name)s” deleted") % {"name": found.name}, undo=undo)
        return see_other(request, reverse("contracts"))
    hanging = foresee_dependents("contract", ids=[found.pk], actor=actor)
    rows = [
        *(("stays", say_hanging(each), str(each.dependent.consequence)) for each in hanging),
        ("check", _("Objects and equipment"), _("are covered by it no more; they stay.")),
        ("check", _("The reminder of its end"), _("is not sent while it is deleted.")),
        ("stays", _("History"), _("stays as it is.")),
    ]
    context = {"crumbs": _crumbs(found), "contract": found, "form": form, "rows": rows}
    template = "office/contracts/deletion.html"
    return render(request, template, context, block="dialog", status=form.status)


@office_door
@require_POST
def contract_restoration(request: SignedInRequest, contract_id: int) -> HttpResponse:
    actor = request.actor
    found = take(contracts_visible_to(actor, with_deleted=True), contract_id)
    actor.require(Permission.DELETE_CONTRACTS)
    only(actions.restore_contracts([contract_id], by=actor, at=request.at))
    toast(request, _("“%(name)s” restored") % {"name": found.name})
    return see_other(request, reverse("contract", args=[contract_id]))


@office_door
@require_safe
def contract_readers(request: SignedInRequest, contract_id: int) -> HttpResponse:
    found = take(contracts_visible_to(request.actor, with_deleted=True), contract_id)
    crumbs = [*_crumbs(found)[:1], Crumb(found.name, reverse("contract", args=[found.pk]))]
    return show_readers(
        request, name=found.name, crumbs=crumbs, explain=lambda of: explain_contract(found, of=of)
    )


def _crumbs(found: "Contract") -> list[Crumb]:
    return [Crumb(_("Contracts"), reverse("contracts")), Crumb(found.name)]
