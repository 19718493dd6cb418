"""How are contracts added and changed in the office?"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets.visibility import assets_visible_to
from naryad.contracts import actions
from naryad.contracts.input import ID_LISTS, ContractEdit, clean_contract
from naryad.contracts.queries import values_of_contract
from naryad.contracts.visibility import contracts_visible_to
from naryad.core.drafts import drop_draft, find_draft, keep_draft
from naryad.core.errors import NotVisible
from naryad.core.ids import read_id
from naryad.core.outcomes import only
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.contracts import (
    ContractForm,
    fill_from_contract,
    fill_from_draft,
    typed_into_contract,
)
from naryad.web.http import Crumb, render, see_other, toast
from naryad.web.menu import open_sections
from naryad.web.office.contracts.choices import SOUGHT, find_options, name_options, offer
from naryad.web.office.menu import OFFICE
from naryad.web.taking import take

if TYPE_CHECKING:
    from naryad.contracts.models import Contract


@office_door
def contract_new(request: SignedInRequest) -> HttpResponse:
    actor, at = request.actor, request.at
    actor.require(Permission.EDIT_CONTRACTS)
    given = _prefill(request)
    kept = None if request.method == "POST" or given else find_draft(**_draft(actor))
    blank = {"since": actor.today.isoformat(), "reminds_of_end": False, **given}
    form = _form(request, blank if kept is None else fill_from_draft(kept))

    def act() -> int:
        return only(actions.add_contracts([clean_contract(form.values())], by=actor, at=at))

    if request.method == "POST":
        new_id = form.save(act, by=actor, at=at)
        if new_id is not None:
            drop_draft(**_draft(actor))
            return _leave(request, _("“%(name)s” added") % {"name": form["name"].data}, new_id)
    return _show(request, form, has_draft=kept is not None)


@office_door
@require_POST
def contract_draft(request: SignedInRequest) -> HttpResponse:
    """What is being typed; or nothing of it, when somebody starts anew."""
    actor = request.actor
    actor.require(Permission.EDIT_CONTRACTS)
    if "drop" in request.POST:
        drop_draft(**_draft(actor))
        return see_other(request, reverse("contract_new"))
    keep_draft(**_draft(actor), values=typed_into_contract(request.POST), at=request.at)
    return HttpResponse(status=204)


@office_door
def contract_edit(request: SignedInRequest, contract_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    found = take(contracts_visible_to(actor), contract_id)
    actor.require(Permission.EDIT_CONTRACTS)
    form = _form(request, _fill(found, actor))

    def act() -> int:
        edit = ContractEdit(contract_id, clean_contract(form.values()), form.seen_version)
        return only(actions.edit_contracts([edit], by=actor, at=at))

    if request.method == "POST":
        saved = form.save(act, by=actor, at=at, subject=("contract", contract_id))
        if saved is not None:
            return _leave(request, form.say(_("Saved")), contract_id)
    return _show(request, form, of=found)


@office_door
@require_safe
def contract_options(request: SignedInRequest, sought: str) -> HttpResponse:
    """Answers the search inside the form."""
    if sought not in SOUGHT:
        raise NotVisible
    words = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:300]
    options = find_options(sought, words, actor=request.actor)
    context = {"field": sought, "options": options, "one": sought == "company_id"}
    return render(request, "office/contracts/options.html", context)


def _prefill(request: SignedInRequest) -> dict[str, Any]:
    """From the card of a company or of an object, whose company it then is."""
    company, asset = (read_id(request.GET.get(name, "")) for name in ("company", "object"))
    given: dict[str, Any] = {}
    if asset is not None:
        found = assets_visible_to(request.actor).filter(pk=asset).first()
        if found is not None:
            given = {"tree_ids": [found.pk], "company_id": found.company_id or ""}
    if company is not None:
        given["company_id"] = company
    return given


def _fill(found: "Contract", actor: Actor) -> dict[str, Any]:
    values = values_of_contract(found)
    shown = {
        name: [pk for pk, _word in name_options(name, values[name], actor=actor)]
        for name in ID_LISTS
    }
    return fill_from_contract(found, values, shown=shown)


def _form(request: SignedInRequest, initial: Mapping[str, Any]) -> ContractForm:
    chosen = {name: _chosen(request, initial, name) for name in SOUGHT}
    choices = offer(request.actor, chosen=chosen)
    return ContractForm(posted(request), choices=choices, initial=dict(initial))


def _chosen(request: SignedInRequest, initial: Mapping[str, Any], name: str) -> list[object]:
    """What is kept too, so that a conflict can name it."""
    kept = initial.get(name) or ()
    held = [kept] if isinstance(kept, (int, str)) else list(kept)
    return [*request.POST.getlist(name), *held]


def _draft(actor: Actor) -> dict[str, Any]:
    assert actor.person_id is not None
    return {
        "organization_id": actor.organization_id,
        "person_id": actor.person_id,
        "form": "contract_new",
    }


def _show(
    request: SignedInRequest,
    form: ContractForm,
    *,
    of: "Contract | None" = None,
    has_draft: bool = False,
) -> HttpResponse:
    title = of.name if of else _("New contract")
    context = {
        "crumbs": [Crumb(_("Contracts"), reverse("contracts")), Crumb(title)],
        "menu": open_sections(OFFICE, request.actor, reverse("contracts")),
        "form": form,
        "title": title,
        "is_new": of is None,
        "has_draft": has_draft,
        "back": reverse("contract", args=[of.pk]) if of else reverse("contracts"),
    }
    return render(request, "office/contracts/edit.html", context, status=form.status)


def _leave(request: SignedInRequest, said: str, contract_id: int) -> HttpResponse:
    toast(request, said)
    return see_other(request, reverse("contract", args=[contract_id]))
