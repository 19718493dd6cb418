"""What has a requester asked for before, and how is a new one added on the way to a ticket?"""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.drafts import find_draft, keep_draft
from naryad.core.errors import Invalid
from naryad.core.ids import read_id
from naryad.core.outcomes import only
from naryad.people.actions import add_people
from naryad.people.visibility import people_visible_to
from naryad.tickets.requesters import last_requests
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.drafts import typed_into
from naryad.web.forms.requesters import NewCustomerForm, name_fields
from naryad.web.http import Crumb, is_fragment, render, see_other
from naryad.web.office.people.role_choices import role_choices
from naryad.web.office.tickets.beginning import draft_of
from naryad.web.office.tickets.choices import name_options, offer_companies

if TYPE_CHECKING:
    from naryad.people.models import Person

_SHOWN = 5


@office_door
@require_safe
def ticket_requester(request: SignedInRequest) -> HttpResponse:
    """Beside the form, when another one is chosen."""
    context = describe_requests(request.actor, request.GET.get("requester_id", ""))
    return render(request, "office/tickets/requests.html", context)


def describe_requests(actor: Actor, person_id: object, *, without: int = 0) -> dict[str, Any]:
    """Nothing of somebody whom the reader does not see."""
    chosen = people_visible_to(actor).filter(pk=read_id(str(person_id or "")) or 0).first()
    if chosen is None:
        return {"asks": None, "asked_before": [], "has_asked_more": False}
    found = last_requests(actor, chosen.pk, most=_SHOWN + 1, without=without)
    return {
        "asks": chosen,
        "asked_before": found[:_SHOWN],
        "has_asked_more": len(found) > _SHOWN,
    }


@office_door
def ticket_customer_new(request: SignedInRequest) -> HttpResponse:
    """Over the form of a ticket, or on a page of its own with the form kept meanwhile."""
    actor, at = request.actor, request.at
    actor.require(Permission.ADD_PEOPLE)
    if "begin" in request.POST:
        return _keep_form(request)
    form = _form(request)

    def act() -> int:
        try:
            return only(add_people([form.read(role_ids=_usual_role(actor))], by=actor, at=at))
        except Invalid as refusal:
            raise name_fields(refusal) from refusal

    new_id = form.save(act, by=actor, at=at) if form.is_bound else None
    if new_id is not None:
        return _bring_back(request, new_id)
    new = reverse("ticket_new")
    crumbs = [Crumb(_("New ticket"), new), Crumb(_("New customer"))]
    context = {"form": form, "crumbs": crumbs, "back": new}
    template = "office/tickets/customer_new.html"
    return render(request, template, context, block="dialog", status=form.status)


def _form(request: SignedInRequest) -> NewCustomerForm:
    """With the company of the ticket, as far as the reader sees it."""
    given = [*request.POST.getlist("company_id"), request.GET.get("company_id", "")]
    chosen = name_options("company_id", given[:1], actor=request.actor)
    choices = {"company_id": offer_companies(request.actor, chosen=given[:1])}
    initial = {"company_id": chosen[0][0] if chosen else ""}
    return NewCustomerForm(posted(request), choices=choices, initial=initial)


def _usual_role(actor: Actor) -> list[str]:
    """As the form of a new customer has it ticked."""
    roles = role_choices(actor)
    return [each.id for each in roles if each.is_for_customers and not each.because][:1]


def _keep_form(request: SignedInRequest) -> HttpResponse:
    """Without a script: what was typed about the ticket waits in its draft."""
    keep_draft(**draft_of(request.actor), values=typed_into(request.POST), at=request.at)
    company_id = read_id(request.POST.get("company_id", "")) or ""
    return see_other(request, f"{reverse('ticket_customer_new')}?company_id={company_id}")


def _bring_back(request: SignedInRequest, new_id: int) -> HttpResponse:
    """Chosen: in the form that is open beneath, or in its draft."""
    if is_fragment(request):
        chosen: Person | None = people_visible_to(request.actor).filter(pk=new_id).first()
        return render(request, "office/tickets/customer_chosen.html", {"chosen": chosen})
    kept = find_draft(**draft_of(request.actor)) or {}
    values = {**kept, "requester_id": [str(new_id)]}
    keep_draft(**draft_of(request.actor), values=values, at=request.at)
    return see_other(request, reverse("ticket_new"))
