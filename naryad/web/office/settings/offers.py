"""What do the pages answer on which an organization offers registration by codes?"""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from naryad.access.permissions import Permission
from naryad.registration import actions
from naryad.registration.input import clean_offer
from naryad.registration.queries import read_offer, rows_of_offers
from naryad.registration.roles import fit_roles
from naryad.registration.visibility import offers_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.offers import OfferForm, fill_from_offer
from naryad.web.http import Crumb, Undo, render, see_other, toast
from naryad.web.office.settings.offer_face import choices_of_offer, search_objects
from naryad.web.office.settings.settings_tabs import describe_tabs
from naryad.web.taking import demand, take

if TYPE_CHECKING:
    from naryad.registration.models import Offer

_HERE = "registration_offers"


@office_door
@require_safe
def offers(request: SignedInRequest) -> HttpResponse:
    actor = request.actor
    demand(actor, Permission.EDIT_ORGANIZATION)
    shows_deleted = "deleted" in request.GET
    context = {
        **describe_tabs(_HERE, actor=request.actor),
        "rows": rows_of_offers(actor, with_deleted=shows_deleted),
        "shows_deleted": shows_deleted,
        "may_edit": actor.may_change(Permission.EDIT_ORGANIZATION),
        "has_roles": fit_roles(actor).exists(),
    }
    return render(request, "office/settings/offers.html", context)


@office_door
def offer_new(request: SignedInRequest) -> HttpResponse:
    actor, at = request.actor, request.at
    demand(actor, Permission.EDIT_ORGANIZATION)
    form = _make_form(request, {"covers": "ALL", "needs_approval": True})

    def act() -> int:
        return actions.add_offer(clean_offer(form.values()), by=actor, at=at)

    if request.method == "POST" and form.save(act, by=actor, at=at) is not None:
        toast(request, _("The codes offer registration now"))
        return see_other(request, reverse(_HERE))
    return _show(request, form, title=_("New offer of registration"))


@office_door
def offer(request: SignedInRequest, offer_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    demand(actor, Permission.EDIT_ORGANIZATION)
    known = take(offers_visible_to(actor), offer_id)
    form = _make_form(request, {**fill_from_offer(read_offer(known)), "version": known.version})

    def act() -> int:
        new, seen = clean_offer(form.values()), form.seen_version
        return actions.edit_offer(offer_id, new, seen_version=seen, by=actor, at=at)

    subject = ("offer", offer_id)
    if form.is_bound and form.save(act, by=actor, at=at, subject=subject) is not None:
        toast(request, form.say(_("Settings saved")))
        return see_other(request, reverse(_HERE))
    return _show(request, form, title=known.name, known=known)


@office_door
@require_POST
def offer_deletion(request: SignedInRequest, offer_id: int) -> HttpResponse:
    actor = request.actor
    actor.require(Permission.EDIT_ORGANIZATION)
    known = take(offers_visible_to(actor, with_deleted=True), offer_id)
    actions.delete_offer(offer_id, by=actor, at=request.at)
    undo = Undo(reverse("registration_offer_restoration", args=[offer_id]))
    toast(request, _("“%(name)s” deleted") % {"name": known.name}, undo=undo)
    return see_other(request, reverse(_HERE))


@office_door
@require_POST
def offer_restoration(request: SignedInRequest, offer_id: int) -> HttpResponse:
    actor = request.actor
    actor.require(Permission.EDIT_ORGANIZATION)
    take(offers_visible_to(actor, with_deleted=True), offer_id)
    actions.restore_offer(offer_id, by=actor, at=request.at)
    toast(request, _("Restored"))
    return see_other(request, reverse(_HERE))


@office_door
@require_GET
def offer_objects(request: SignedInRequest) -> HttpResponse:
    """Answers the search inside the form."""
    demand(request.actor, Permission.EDIT_ORGANIZATION)
    words = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:300]
    context = {"options": search_objects(request.actor, words)}
    return render(request, "office/settings/offer_objects.html", context)


def _make_form(request: SignedInRequest, initial: dict[str, Any]) -> OfferForm:
    assets = request.POST.getlist("asset_ids") or initial.get("asset_ids", ())
    choices = choices_of_offer(request.actor, assets=assets, role_id=initial.get("role_id"))
    return OfferForm(posted(request), choices=choices, initial=initial)


def _show(
    request: SignedInRequest, form: OfferForm, *, title: str, known: "Offer | None" = None
) -> HttpResponse:
    crumbs = [Crumb(_("Settings")), Crumb(_("Registration"), reverse(_HERE)), Crumb(title)]
    context = {
        "crumbs": crumbs,
        "form": form,
        "title": title,
        "offer": known,
        "may_edit": request.actor.may_change(Permission.EDIT_ORGANIZATION),
    }
    return render(request, "office/settings/offer.html", context, status=form.status)
