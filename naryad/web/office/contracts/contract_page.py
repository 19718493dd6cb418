"""What do the parts of a contract's card show?"""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from naryad.companies.visibility import companies_visible_to
from naryad.contracts.columns import planned_day
from naryad.contracts.queries import covered_objects, values_of_contract
from naryad.contracts.visibility import contracts_visible_to
from naryad.files.owners import Owner
from naryad.lists.contracts.rows import read_contracts
from naryad.people.visibility import people_visible_to
from naryad.tickets.queries import count_open_of_contract
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.files.panel import count_files, read_panel
from naryad.web.http import Crumb, is_fragment, render
from naryad.web.menu import open_sections
from naryad.web.office.contracts.contract_list import KINDS
from naryad.web.office.histories import page_of_history
from naryad.web.office.menu import OFFICE
from naryad.web.taking import take

if TYPE_CHECKING:
    from naryad.contracts.models import Contract

# In their order; what joins the card later has its line here.
_TABS: tuple[tuple[str, str | Promise], ...] = (
    ("contract", gettext_lazy("General")),
    ("contract_objects", gettext_lazy("Objects")),
    ("contract_files", gettext_lazy("Files")),
    ("contract_history", gettext_lazy("History")),
)


@office_door
@require_safe
def contract(request: SignedInRequest, contract_id: int) -> HttpResponse:
    """What it says and who is reminded; a behaviour asks only for what can be done."""
    found = _take(request, contract_id)
    template = "office/contracts/contract.html"
    if is_fragment(request):
        return render(request, template, {"contract": found}, block="menu")
    named = values_of_contract(found)["recipient_ids"]
    seen = people_visible_to(request.actor, with_deleted=True).filter(pk__in=named)
    people = list(seen.order_by("sort_key", "pk"))
    context = frame_card(request, found, tab="contract")
    context |= {
        "recipients": people,
        "hidden_recipients": len(named) - len(people),
        "planned": planned_day(found),
        "open_tickets": count_open_of_contract(request.actor, found.pk),
    }
    return render(request, template, context)


@office_door
@require_safe
def contract_objects(request: SignedInRequest, contract_id: int) -> HttpResponse:
    found = _take(request, contract_id)
    covered, hidden = covered_objects(request.actor, found)
    context = frame_card(request, found, tab="contract_objects")
    context |= {"covered": covered, "hidden": hidden}
    return render(request, "office/contracts/objects.html", context)


@office_door
@require_safe
def contract_files(request: SignedInRequest, contract_id: int) -> HttpResponse:
    found = _take(request, contract_id)
    context = frame_card(request, found, tab="contract_files")
    context["panel"] = read_panel(request, Owner("contract", contract_id))
    return render(request, "office/contracts/files.html", context, block="files")


@office_door
@require_safe
def contract_history(request: SignedInRequest, contract_id: int) -> HttpResponse:
    found = _take(request, contract_id)
    context = frame_card(request, found, tab="contract_history")
    context |= page_of_history(request, "contract", contract_id)
    return render(request, "office/contracts/history.html", context)


def frame_card(request: SignedInRequest, found: "Contract", *, tab: str) -> dict[str, Any]:
    """Head and tabs, which every part of the card has."""
    actor = request.actor
    (row,) = read_contracts([found.pk], actor=actor)
    companies = companies_visible_to(actor, with_deleted=True)
    counts = {
        "contract_objects": row.object_count,
        "contract_files": count_files(request, Owner("contract", found.pk)),
    }
    return {
        "contract": found,
        "row": row,
        "kind": KINDS[row.state],
        "company": companies.filter(pk=found.company_id).first(),
        "tabs": [
            {
                "label": label,
                "url": reverse(route, args=[found.pk]),
                "current": route == tab,
                "count": counts.get(route) or None,
            }
            for route, label in _TABS
        ],
        "menu": open_sections(OFFICE, actor, reverse("contracts")),
        "crumbs": [Crumb(_("Contracts"), reverse("contracts")), Crumb(found.name)],
    }


def _take(request: SignedInRequest, contract_id: int) -> "Contract":
    return take(contracts_visible_to(request.actor, with_deleted=True), contract_id)
