"""How is a contract deleted and restored, and who sees it?"""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naryad.access.permissions import MEANINGS, Permission
from naryad.contracts import actions
from naryad.contracts.explaining import explain_contract
from naryad.contracts.visibility import contracts_visible_to
from naryad.core.outcomes import only
from naryad.lists.people.targets import search_named
from naryad.people.acting import act_as
from naryad.people.rights import held_rights
from naryad.people.visibility import people_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import ActionForm, posted
from naryad.web.http import Crumb, Undo, render, see_other, toast
from naryad.web.taking import demand, take

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
    rows = [
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
    """Does this person see it, and why or why not? For those who may see roles."""
    actor = request.actor
    found = take(contracts_visible_to(actor, with_deleted=True), contract_id)
    demand(actor, Permission.SEE_ROLES)
    words = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:100]
    people = search_named(people_visible_to(actor), words) if words else people_visible_to(actor)
    chosen = request.GET.get("person", "")
    context: dict[str, Any] = {
        "crumbs": [*_crumbs(found)[:1], Crumb(found.name, reverse("contract", args=[found.pk]))],
        "contract": found,
        "query": words,
        "people": list(people.order_by("sort_key", "pk")[:_SHOWN]) if words else [],
        "explained": None,
    }
    if chosen.isdecimal() and len(chosen) < 19:
        context |= _explain(request, found, int(chosen))
    return render(request, "office/contracts/readers.html", context)


def _explain(request: SignedInRequest, found: "Contract", person_id: int) -> dict[str, Any]:
    person = take(people_visible_to(request.actor), person_id)
    explained = explain_contract(found, of=act_as(person, at=request.at))
    roles = {right.permission: right.roles for right in held_rights(person)}
    ways = [
        (MEANINGS[way.permission], way, [str(role.name) for role in roles.get(way.permission, ())])
        for way in explained.ways
    ]
    return {"person": person, "explained": explained, "ways": ways}


def _crumbs(found: "Contract") -> list[Crumb]:
    return [Crumb(_("Contracts"), reverse("contracts")), Crumb(found.name)]
