"""Which companies does a customer speak for, and with whom?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naryad.access.permissions import Permission
from naryad.companies.queries import parent_of
from naryad.companies.visibility import companies_visible_to
from naryad.core.errors import NotVisible
from naryad.files.owners import Owner
from naryad.lists.colleagues import colleagues_in
from naryad.people.queries import card
from naryad.web.acting import SignedInRequest
from naryad.web.doors import portal_door
from naryad.web.files.panel import read_panel
from naryad.web.http import Crumb, render


@require_safe
@portal_door
def companies(request: SignedInRequest) -> HttpResponse:
    own = card(request.actor, request.person.pk)
    crumbs = (Crumb(_("Companies")),)
    return render(request, "portal/companies.html", {"card": own, "crumbs": crumbs})


@require_safe
@portal_door
def company(request: SignedInRequest, company_id: int) -> HttpResponse:
    shown = companies_visible_to(request.actor).filter(pk=company_id).first()
    if shown is None:
        raise NotVisible
    own = card(request.actor, request.person.pk)
    links = [row for row in own.companies if row.company_id == shown.pk]
    sees_colleagues = request.actor.may(Permission.SEE_PEOPLE_OF_COMPANIES)
    values = {
        "company": shown,
        "own_link": next(iter(links), None),
        "parent": parent_of(request.actor, shown),
        "sees_colleagues": sees_colleagues,
        "colleagues": colleagues_in(request.actor, shown.pk) if sees_colleagues else [],
        "panel": read_panel(request, Owner("company", shown.pk)),
        "organization": request.organization,
        "crumbs": (Crumb(_("Companies"), reverse("portal_companies")), Crumb(shown.name)),
    }
    return render(request, "portal/company.html", values)
