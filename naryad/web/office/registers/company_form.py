"""What does the form of a company answer, blank, half written or of one that is known?"""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.companies import actions
from naryad.companies.duplicates import Duplicate, find_duplicates
from naryad.companies.input import CompanyEdit, CompanyInput, clean_company
from naryad.companies.visibility import companies_visible_to
from naryad.core.drafts import drop_draft, find_draft, keep_draft
from naryad.core.errors import Invalid
from naryad.core.outcomes import only
from naryad.lists.companies.searching import search_companies
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.companies import (
    CompanyForm,
    fill_from_company,
    fill_from_draft,
)
from naryad.web.forms.drafts import typed_into
from naryad.web.http import Crumb, render, see_other, toast
from naryad.web.menu import open_sections
from naryad.web.office.menu import OFFICE
from naryad.web.office.registers.company_face import offer_parents
from naryad.web.taking import take

_SIZE = 50


@office_door
def company_new(request: SignedInRequest) -> HttpResponse:
    actor = request.actor
    actor.require(Permission.EDIT_COMPANIES)
    kept = None if request.method == "POST" else find_draft(**_draft(actor))
    chosen = request.POST.get("parent_id") or (kept or {}).get("parent_id", [""])[-1]
    parents = offer_parents(actor, also=chosen)
    blank = fill_from_company(None)
    initial = blank if kept is None else fill_from_draft(kept, parents)
    saving = Saving(CompanyForm(posted(request), parents=parents, initial=initial), request)
    new_id = saving.attempt()
    if new_id is not None:
        drop_draft(**_draft(actor))
        said = _("Company “%(name)s” added") % {"name": saving.form["name"].data}
        return _leave(request, said, new_id)
    context = {"has_draft": kept is not None, "crumbs": _crumbs(_("New company"))}
    return saving.answer("office/companies/new.html", context)


@office_door
@require_POST
def company_draft(request: SignedInRequest) -> HttpResponse:
    """What is being typed; or nothing of it, when somebody starts anew."""
    actor = request.actor
    actor.require(Permission.EDIT_COMPANIES)
    if "drop" in request.POST:
        drop_draft(**_draft(actor))
        return see_other(request, reverse("company_new"))
    keep_draft(**_draft(actor), values=typed_into(request.POST), at=request.at)
    return HttpResponse(status=204)


@office_door
def company_edit(request: SignedInRequest, company_id: int) -> HttpResponse:
    actor = request.actor
    found = take(companies_visible_to(actor), company_id)
    actor.require(Permission.EDIT_COMPANIES)
    parents = offer_parents(actor, of=found, also=request.POST.get("parent_id", ""))
    form = CompanyForm(posted(request), parents=parents, initial=fill_from_company(found))
    saving = Saving(form, request, of=company_id)
    if saving.attempt() is not None:
        return _leave(request, form.say(_("Company saved")), company_id)
    card = Crumb(found.name, reverse("company", args=[company_id]))
    context = {"company": found, "crumbs": _crumbs(_("Edit"), card)}
    return saving.answer("office/companies/edit.html", context)


@office_door
@require_safe
def company_parents(request: SignedInRequest) -> HttpResponse:
    """Answers the search of the field "Stands under"."""
    found = search_companies(companies_visible_to(request.actor), request.GET.get("q", ""))
    rows = found.order_by("sort_key", "pk").values_list("pk", "name")[:_SIZE]
    return render(request, "office/companies/parents.html", {"parents": dict(rows)})


class Saving:
    """One try to save a form; `duplicates` are known afterwards, for links to their cards."""

    def __init__(
        self, form: CompanyForm, request: SignedInRequest, *, of: int | None = None
    ) -> None:
        self.form, self.request, self.of = form, request, of
        self.duplicates: list[Duplicate] = []

    def attempt(self) -> int | None:
        """The id of the company; None: show the form. Without a script the form comes back for
        one more row as well."""
        if self.request.method != "POST" or self.form.has_more:
            return None
        actor, at = self.request.actor, self.request.at
        subject = None if self.of is None else ("company", self.of)
        saved = self.form.save(lambda: self._act(actor, at), by=actor, at=at, subject=subject)
        assert saved is None or isinstance(saved, int)
        return saved

    def answer(self, template: str, context: dict[str, Any]) -> HttpResponse:
        warnings = [each for each in self.duplicates if not each.is_blocking]
        context |= {
            "form": self.form,
            "warnings": warnings if self.form.errors else [],
            "accepted": ",".join(str(each.company.pk) for each in warnings),
            "twin": next((each.company for each in self.duplicates if each.is_blocking), None),
            "menu": open_sections(OFFICE, self.request.actor, reverse("companies")),
        }
        return render(self.request, template, context, status=self.form.status)

    def _act(self, actor: Actor, at: datetime) -> int:
        given = clean_company(self.form.values())
        self._look(given)
        if self.of is None:
            return only(actions.add_companies([given], by=actor, at=at))
        edit = CompanyEdit(self.of, given, self.form.seen_version)
        return only(actions.edit_companies([edit], by=actor, at=at))

    def _look(self, given: CompanyInput) -> None:
        """Companies that are like this one stop the first try alone, and those that were there
        before an edit not even that; whose very name it is, the action says at its field."""
        if not self._says_who_it_is(given):
            return
        self.duplicates = find_duplicates(given, actor=self.request.actor, except_id=self.of)
        accepted = set(str(self.form["accepted"].data or "").split(","))
        new = [each for each in self.duplicates if str(each.company.pk) not in accepted]
        if new and not any(each.is_blocking for each in self.duplicates):
            raise Invalid({"": _("A company like this is here already. Look first, then save.")})

    def _says_who_it_is(self, given: CompanyInput) -> bool:
        was = self.form.initial
        return self.of is None or (given.inn, given.name) != (was.get("inn"), was.get("name"))


def _draft(actor: Actor) -> dict[str, Any]:
    assert actor.person_id is not None
    return {
        "organization_id": actor.organization_id,
        "person_id": actor.person_id,
        "form": "company_new",
    }


def _crumbs(last: str, *between: Crumb) -> list[Crumb]:
    return [Crumb(_("Companies"), reverse("companies")), *between, Crumb(last)]


def _leave(request: SignedInRequest, said: str, company_id: int) -> HttpResponse:
    toast(request, said)
    return see_other(request, reverse("company", args=[company_id]))
