"""How is a company deleted and restored?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naryad.access.permissions import Permission
from naryad.companies import actions
from naryad.companies.explaining import explain_company
from naryad.companies.queries import companies_under, hanging_on_company
from naryad.companies.visibility import companies_visible_to
from naryad.core.outcomes import only
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import ActionForm, posted
from naryad.web.http import Crumb, Undo, render, see_other, toast
from naryad.web.office.readers import show_readers
from naryad.web.office.registers.company_face import describe_deletion
from naryad.web.taking import take

_SHOWN = 10


@office_door
def company_deletion(request: SignedInRequest, company_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    is_answer = request.method == "POST"
    found = take(companies_visible_to(actor, with_deleted=is_answer), company_id)
    actor.require(Permission.DELETE_COMPANIES)
    form = ActionForm(posted(request))

    def act() -> int:
        return only(actions.delete_companies([company_id], by=actor, at=at))

    if is_answer and form.save(act, by=actor, at=at) is not None:
        undo = Undo(reverse("company_restoration", args=[company_id]))
        said = _("Company “%(name)s” deleted") % {"name": found.name}
        return _leave(request, said, reverse("companies"), undo=undo)
    context = {
        "crumbs": [Crumb(_("Companies"), reverse("companies")), Crumb(found.name)],
        "company": found,
        "form": form,
        "rows": describe_deletion(
            hanging_on_company(actor, company_id), companies_under(actor, found)
        ),
    }
    template = "office/companies/deletion.html"
    return render(request, template, context, block="dialog", status=form.status)


@office_door
@require_POST
def company_restoration(request: SignedInRequest, company_id: int) -> HttpResponse:
    actor = request.actor
    found = take(companies_visible_to(actor, with_deleted=True), company_id)
    actor.require(Permission.DELETE_COMPANIES)
    if found.deleted_at is not None:
        only(actions.restore_companies([company_id], by=actor, at=request.at))
    said = _("Company “%(name)s” restored") % {"name": found.name}
    return _leave(request, said, reverse("company", args=[company_id]))


def _leave(
    request: SignedInRequest, said: str, on: str, *, undo: Undo | None = None
) -> HttpResponse:
    toast(request, said, undo=undo)
    return see_other(request, on)


@office_door
@require_safe
def company_readers(request: SignedInRequest, company_id: int) -> HttpResponse:
    found = take(companies_visible_to(request.actor, with_deleted=True), company_id)
    here = reverse("company", args=[company_id])
    return show_readers(
        request,
        name=found.name,
        crumbs=[Crumb(_("Companies"), reverse("companies")), Crumb(found.name, here)],
        explain=lambda of: explain_company(found, of=of),
    )
