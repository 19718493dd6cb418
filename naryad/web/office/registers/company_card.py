"""What do the parts of a company's card show?"""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.assets.visibility import assets_visible_to
from naryad.companies.kinds import kinds_of
from naryad.companies.queries import (
    companies_under,
    count_under,
    merged_into,
    merged_with,
    parent_of,
)
from naryad.companies.rows import say_site
from naryad.companies.visibility import companies_visible_to
from naryad.core.errors import NotPermitted
from naryad.files.owners import Owner
from naryad.lists.companies.linked import count_linked, people_of_company
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.files.panel import count_files, read_panel
from naryad.web.http import Crumb, is_fragment, render, see_other
from naryad.web.menu import open_sections
from naryad.web.office.assets.asset_list import refuse_blind, sees_assets
from naryad.web.office.contracts.contract_list import may_see
from naryad.web.office.contracts.on_cards import contracts_of_company, count_of_company
from naryad.web.office.histories import page_of_history
from naryad.web.office.menu import OFFICE
from naryad.web.office.registers.company_face import describe_reach, describe_requisites
from naryad.web.taking import take

if TYPE_CHECKING:
    from naryad.companies.models import Company

# In their order; what joins the card later has its line here.
_TABS: tuple[tuple[str, str | Promise], ...] = (
    ("company", gettext_lazy("General")),
    ("company_people", gettext_lazy("People")),
    ("company_subsidiaries", gettext_lazy("Subsidiaries")),
    ("company_contracts", gettext_lazy("Contracts")),
    ("company_files", gettext_lazy("Files")),
    ("company_history", gettext_lazy("History")),
)
_SHOWN = 20


@office_door
@require_safe
def company(request: SignedInRequest, company_id: int) -> HttpResponse:
    """Requisites and contacts; a behaviour asks only for what can be done."""
    found = _take(request, company_id)
    template = "office/companies/company.html"
    if is_fragment(request):
        return render(request, template, {"company": found}, block="menu")
    context = frame_card(request, found, tab="company")
    context |= {
        "requisites": describe_requisites(found),
        "reach": describe_reach(found),
        "site": say_site(found.site),
    }
    return render(request, template, context)


@office_door
@require_safe
def company_people(request: SignedInRequest, company_id: int) -> HttpResponse:
    """Those who belong to it today, as far as the reader sees them."""
    found, actor = _take(request, company_id), request.actor
    context = frame_card(request, found, tab="company_people")
    for kind, name in ((Kind.CUSTOMER, "customers"), (Kind.EMPLOYEE, "employees")):
        context[name] = people_of_company(found, kind=kind, actor=actor, most=_SHOWN)
    return render(request, "office/companies/people.html", context)


@office_door
@require_safe
def company_subsidiaries(request: SignedInRequest, company_id: int) -> HttpResponse:
    found, actor = _take(request, company_id), request.actor
    under = companies_under(actor, found)
    counted, linked = count_under(actor, under), count_linked(under, actor=actor)
    context = frame_card(request, found, tab="company_subsidiaries")
    context["under"] = [(each, counted.get(each.pk, 0), linked[each.pk]) for each in under]
    return render(request, "office/companies/subsidiaries.html", context)


@office_door
@require_safe
def company_objects(request: SignedInRequest, company_id: int) -> HttpResponse:
    """Those that there are stand in their list."""
    found, actor = _take(request, company_id), request.actor
    refuse_blind(actor)
    if assets_visible_to(actor).filter(company_id=company_id).exists():
        return see_other(request, f"{reverse('assets')}?company={company_id}")
    context = frame_card(request, found, tab="company_objects")
    context["sees_all"] = actor.may(Permission.SEE_ALL_ASSETS)
    return render(request, "office/companies/objects.html", context)


@office_door
@require_safe
def company_files(request: SignedInRequest, company_id: int) -> HttpResponse:
    found = _take(request, company_id)
    context = frame_card(request, found, tab="company_files")
    context["panel"] = read_panel(request, Owner("company", company_id))
    return render(request, "office/companies/files.html", context, block="files")


@office_door
@require_safe
def company_contracts(request: SignedInRequest, company_id: int) -> HttpResponse:
    """Its own; those of its subsidiaries stand on their cards."""
    found, actor = _take(request, company_id), request.actor
    if not may_see(actor):
        raise NotPermitted
    context = frame_card(request, found, tab="company_contracts")
    context |= contracts_of_company(actor, company_id)
    return render(request, "office/companies/contracts.html", context)


@office_door
@require_safe
def company_history(request: SignedInRequest, company_id: int) -> HttpResponse:
    found = _take(request, company_id)
    context = frame_card(request, found, tab="company_history")
    context |= page_of_history(request, "company", company_id)
    context["merged"] = merged_into(request.actor, found)
    return render(request, "office/companies/history.html", context)


def frame_card(request: SignedInRequest, found: "Company", *, tab: str) -> dict[str, Any]:
    """Head and tabs, which every part of the card has."""
    actor = request.actor
    linked = count_linked([found], actor=actor)[found.pk]
    counts = {
        "company_people": linked.employees + linked.customers,
        "company_subsidiaries": count_under(actor, [found]).get(found.pk, 0),
        "company_files": count_files(request, Owner("company", found.pk)),
    }
    hidden = set() if may_see(actor) else {"company_contracts"}
    if not hidden:
        counts["company_contracts"] = count_of_company(actor, found.pk)
    tabs = [
        {
            "label": label,
            "url": reverse(route, args=[found.pk]),
            "current": route == tab,
            "count": counts.get(route) or None,
        }
        for route, label in _TABS
        if route not in hidden
    ]
    if sees_assets(actor):
        tabs.insert(2, _tab_of_objects(actor, found, is_current=tab == "company_objects"))
    return {
        "company": found,
        "kinds": kinds_of(found),
        "parent": parent_of(actor, found),
        "went_into": merged_with(actor, found),
        "linked": linked,
        "tabs": tabs,
        "menu": open_sections(OFFICE, actor, reverse("companies")),
        "crumbs": [Crumb(_("Companies"), reverse("companies")), Crumb(found.name)],
    }


def _tab_of_objects(actor: Actor, found: "Company", *, is_current: bool) -> dict[str, Any]:
    """To the list of them, or to the card's own page, which says that there are none."""
    count = assets_visible_to(actor).filter(company_id=found.pk).count()
    listed = f"{reverse('assets')}?company={found.pk}"
    empty = reverse("company_objects", args=[found.pk])
    return {
        "label": _("Objects"),
        "url": listed if count else empty,
        "current": is_current,
        "count": count or None,
    }


def _take(request: SignedInRequest, company_id: int) -> "Company":
    return take(companies_visible_to(request.actor, with_deleted=True), company_id)
