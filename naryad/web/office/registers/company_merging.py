"""What is asked before one company is merged into another, and before they part again?"""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from naryad.access.permissions import Permission
from naryad.companies import actions
from naryad.companies.queries import companies_under, hanging_on_company, merged_with
from naryad.companies.visibility import companies_visible_to
from naryad.core.errors import NotVisible
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import ActionForm, posted
from naryad.web.forms.companies import MergeForm
from naryad.web.http import Crumb, Undo, render, see_other, toast
from naryad.web.office.registers.company_face import describe_merge, offer_parents
from naryad.web.taking import take

if TYPE_CHECKING:
    from naryad.companies.models import Company


@office_door
def company_merging(request: SignedInRequest, company_id: int) -> HttpResponse:
    """First which company stays, then what goes over to it, then it is done."""
    actor, at = request.actor, request.at
    is_answer = request.method == "POST"
    source = take(companies_visible_to(actor, with_deleted=is_answer), company_id)
    actor.require(Permission.MERGE_COMPANIES)
    form = _make_form(request, source)
    target = companies_visible_to(actor).filter(pk=form.chosen).exclude(pk=company_id).first()

    def act() -> int:
        return actions.merge_companies(
            company_id, into_id=form.chosen, seen_versions=form.seen_versions, by=actor, at=at
        )

    if form.is_to_be_saved:
        kept_id = form.save(act, by=actor, at=at)
        if kept_id is not None:
            return _leave(request, source, kept_id)
    context = _frame(source) | {"form": form, "target": target}
    context["rows"] = [] if target is None else _foresee(request, source, target)
    template = "office/companies/merging.html"
    return render(request, template, context, block="dialog", status=form.status)


@office_door
def company_parting(request: SignedInRequest, company_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    source = take(companies_visible_to(actor, with_deleted=True), company_id)
    actor.require(Permission.MERGE_COMPANIES)
    form = ActionForm(posted(request))

    def act() -> int:
        return actions.undo_merge(company_id, by=actor, at=at)

    if request.method == "POST" and form.save(act, by=actor, at=at) is not None:
        toast(request, _("“%(name)s” stands by itself again") % {"name": source.name})
        return see_other(request, reverse("company", args=[company_id]))
    if source.merged_into_id is None:
        raise NotVisible
    context = _frame(source) | {"form": form, "target": merged_with(actor, source)}
    template = "office/companies/parting.html"
    return render(request, template, context, block="dialog", status=form.status)


def _make_form(request: SignedInRequest, source: "Company") -> MergeForm:
    chosen = request.POST.get("into_id") or request.GET.get("into", "")
    offered = offer_parents(request.actor, also=chosen)
    offered.pop(source.pk, None)
    seen = companies_visible_to(request.actor).filter(pk__in=offered).values_list("pk", "version")
    versions = {str(pk): version for pk, version in seen}
    initial = {
        "into_id": chosen,
        "into_seen": chosen,
        "version": source.version,
        "into_version": versions.get(chosen),
    }
    return MergeForm(posted(request), offered=offered, initial=initial)


def _foresee(
    request: SignedInRequest, source: "Company", target: "Company"
) -> list[tuple[str, str, str]]:
    hanging = hanging_on_company(request.actor, source.pk)
    return describe_merge(source, target, hanging, companies_under(request.actor, source))


def _leave(request: SignedInRequest, source: "Company", kept_id: int) -> HttpResponse:
    said = _("“%(name)s” is merged") % {"name": source.name}
    toast(request, said, undo=Undo(reverse("company_parting", args=[source.pk])))
    return see_other(request, reverse("company", args=[kept_id]))


def _frame(source: "Company") -> dict[str, Any]:
    here = reverse("company", args=[source.pk])
    return {
        "company": source,
        "crumbs": [Crumb(_("Companies"), reverse("companies")), Crumb(source.name, here)],
    }
