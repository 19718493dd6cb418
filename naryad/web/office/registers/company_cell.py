"""How is one field of a company changed in the row of a list?"""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from naryad.access.permissions import Permission
from naryad.companies import actions
from naryad.companies.columns import input_of
from naryad.companies.describing import say_input
from naryad.companies.input import CompanyEdit, clean_company
from naryad.companies.visibility import companies_visible_to
from naryad.core.errors import NotVisible
from naryad.core.outcomes import only
from naryad.lists.companies.companies_list import list_companies
from naryad.lists.companies.fields import FIELDS
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.cells import CellForm, say_cell
from naryad.web.http import Crumb, is_fragment, render, see_other, toast
from naryad.web.lists.asking import asker_of
from naryad.web.next_page import take_path
from naryad.web.office.registers.company_list import write_cells
from naryad.web.taking import take

if TYPE_CHECKING:
    from naryad.companies.models import Company

_LABELS = {each.edit: each.label for each in FIELDS if each.edit}


@office_door
def company_cell(request: SignedInRequest, company_id: int, field: str) -> HttpResponse:
    actor, at = request.actor, request.at
    found = take(companies_visible_to(actor), company_id)
    actor.require(Permission.EDIT_COMPANIES)
    if field not in _LABELS:
        raise NotVisible
    kept = say_input(input_of(found))
    form = _make_form(request, found, field, kept)

    def act() -> int:
        given = clean_company(kept | {field: form.values()[field]})
        edit = CompanyEdit(company_id, given, form.version_to_compare(kept))
        return only(actions.edit_companies([edit], by=actor, at=at))

    is_sent = request.method == "POST"
    if is_sent and form.save(act, by=actor, at=at, subject=("company", company_id)):
        return _leave(request, found, field)
    return _ask(request, found, form, field)


def _make_form(
    request: SignedInRequest, found: "Company", field: str, kept: dict[str, Any]
) -> CellForm:
    back = take_path(request.headers.get("Referer", ""))
    initial = {
        "version": found.version,
        "was": say_cell(kept[field]),
        "next": back if request.method == "GET" else "",
        field: kept[field],
    }
    form = CellForm(posted(request), initial=initial)
    form.add(field, _LABELS[field])
    return form


def _leave(request: SignedInRequest, found: "Company", field: str) -> HttpResponse:
    """In the row itself: the cell as it is now. Else back to the list."""
    if request.POST.get("answer") == "cell" and is_fragment(request):
        asker = asker_of(request)
        (row,) = list_companies(asker).read([found.pk], asker)
        return HttpResponse(str(write_cells(asker)[field](row)))
    toast(request, _("%(name)s: saved") % {"name": found.name})
    back, path = take_path(request.POST.get("next", "")), reverse("companies")
    return see_other(request, back if back.startswith(path) else path)


def _ask(request: SignedInRequest, found: "Company", form: CellForm, field: str) -> HttpResponse:
    path = reverse("companies")
    context = {
        "form": form,
        "column": field,
        "name": found.name,
        "list_url": path,
        "crumbs": [Crumb(_("Companies"), path), Crumb(found.name)],
    }
    block = "cell" if "inline" in request.GET else "dialog"
    template = "office/people/cell.html"
    return render(request, template, context, block=block, status=form.status)
