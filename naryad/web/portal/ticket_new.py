"""How does a customer ask for something: about which equipment, and what has happened?"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naryad.access.permissions import Permission
from naryad.assets.queries import children_of, have_children, orphans_below
from naryad.assets.visibility import assets_visible_to
from naryad.companies.visibility import companies_visible_to
from naryad.core.cursors import read_cursor
from naryad.core.drafts import drop_draft, find_draft, keep_draft
from naryad.core.ids import read_id
from naryad.core.outcomes import only
from naryad.core.phone_words import say_phone
from naryad.files.owners import Owner
from naryad.lists.assets.searching import find_assets
from naryad.lists.paging import take_page
from naryad.people.visibility import people_visible_to
from naryad.tickets import actions
from naryad.tickets.visibility_of_settings import types_offered_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import portal_door
from naryad.web.files.panel import ACCEPTED
from naryad.web.files.uploading import TooMuchAtOnce, take_uploads, tell_results
from naryad.web.forms.action_form import posted
from naryad.web.forms.drafts import typed_into
from naryad.web.forms.portal_tickets import CALLED, WORDS, RequestForm
from naryad.web.http import Crumb, render, see_other, toast
from naryad.web.upload_limits import is_cut_short

if TYPE_CHECKING:
    from naryad.access.actor import Actor
    from naryad.assets.models import Asset

_SIZE = 50


@portal_door
def ticket_new(request: SignedInRequest) -> HttpResponse:
    """First what it is about, which an address from a card of equipment has answered already."""
    actor, at = request.actor, request.at
    actor.require(Permission.ADD_TICKETS)
    if is_cut_short(request):
        raise TooMuchAtOnce
    if request.method != "POST" and "object" not in request.GET:
        return _ask_what_about(request)
    kept = None if request.method == "POST" else find_draft(**_draft(actor))
    asset = _take_asset(request)
    form = _form(request, _begin(request, kept, asset))
    zone = timezone.get_current_timezone()

    def act() -> int:
        return only(actions.create_tickets([form.read(zone=zone)], by=actor, at=at))

    if request.method == "POST":
        new_id = form.save(act, by=actor, at=at)
        if new_id is not None:
            return _leave(request, new_id)
    return _show(request, form, asset, has_draft=kept is not None)


def _leave(request: SignedInRequest, new_id: int) -> HttpResponse:
    """With what came along attached; a bad photo does not keep the request from being sent."""
    drop_draft(**_draft(request.actor))
    toast(request, _("The request is sent"))
    if request.FILES:
        tell_results(request, take_uploads(request, Owner("ticket", new_id)))
    return see_other(request, reverse("portal_ticket", args=[new_id]))


@portal_door
@require_POST
def ticket_draft(request: SignedInRequest) -> HttpResponse:
    """What is being typed; or nothing of it, when somebody starts anew."""
    actor = request.actor
    actor.require(Permission.ADD_TICKETS)
    if "drop" in request.POST:
        drop_draft(**_draft(actor))
        about = read_id(request.POST.get("asset_id", "")) or ""
        return see_other(request, f"{reverse('portal_ticket_new')}?object={about}")
    keep_draft(**_draft(actor), values=typed_into(request.POST), at=request.at)
    return HttpResponse(status=204)


def _ask_what_about(request: SignedInRequest) -> HttpResponse:
    """What stands at the top, or under the named one; a search finds any of it."""
    actor = request.actor
    words = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:100]
    above = assets_visible_to(actor).filter(pk=read_id(request.GET.get("under", "")) or 0).first()
    visible = assets_visible_to(actor)
    if words:
        rows = find_assets(visible, words)
    else:
        under = above.pk if above else None
        below = children_of(actor, under).values("pk")
        rows = visible.filter(pk__in=below.union(orphans_below(actor, under).values("pk")))
    cursor = read_cursor(request.GET.get("page", ""))
    page = take_page(rows, order="sort_key", cursor=cursor, size=_SIZE)
    values = {
        "crumbs": _crumbs(),
        "query": words,
        "above": above,
        "page": page,
        "open": have_children(actor, [each.pk for each in page.rows]),
    }
    return render(request, "portal/ticket_about.html", values, block="found")


def _take_asset(request: SignedInRequest) -> "Asset | None":
    """None: something else. What is not theirs is refused by the action, at the field."""
    given = request.POST.get("asset_id") if request.method == "POST" else request.GET["object"]
    return assets_visible_to(request.actor).filter(pk=read_id(given or "") or 0).first()


def _begin(
    request: SignedInRequest, kept: Mapping[str, Any] | None, asset: "Asset | None"
) -> dict[str, Any]:
    usual = types_offered_to(request.actor).filter(is_default=True).values_list("pk", flat=True)
    words = {name: (kept or {}).get(name, [""])[0] for name in WORDS}
    words |= _whom_to_call(request.actor) if kept is None else _called(kept)
    return {**words, "asset_id": asset.pk if asset else "", "type_id": usual.first() or ""}


def _called(kept: Mapping[str, Any]) -> dict[str, str]:
    return {name: kept.get(name, [""])[0] for name in CALLED}


def _whom_to_call(actor: "Actor") -> dict[str, str]:
    """Whoever asks, by the number that they have given of themselves."""
    found = people_visible_to(actor).filter(pk=actor.person_id or 0).first()
    if found is None or not found.phone:
        return {}
    said = say_phone(found.phone, found.phone_extension)
    return dict(zip(CALLED, (found.name, said), strict=True))


def _form(request: SignedInRequest, initial: dict[str, Any]) -> RequestForm:
    types = types_offered_to(request.actor).order_by("position", "pk")
    companies = companies_visible_to(request.actor).order_by("sort_key", "pk")
    return RequestForm(
        posted(request),
        types=[(str(each.pk), str(each.name)) for each in types],
        companies=[(str(each.pk), each.name) for each in companies],
        initial=initial,
    )


def _show(
    request: SignedInRequest, form: RequestForm, asset: "Asset | None", *, has_draft: bool
) -> HttpResponse:
    values = {
        "crumbs": _crumbs(),
        "form": form,
        "asset": asset,
        "has_below": bool(asset and have_children(request.actor, [asset.pk])),
        "has_draft": has_draft,
        "lost_photos": bool(request.FILES),
        "accepted": ACCEPTED,
    }
    return render(request, "portal/ticket_new.html", values, status=form.status)


def _crumbs() -> tuple[Crumb, ...]:
    return (Crumb(_("Requests"), reverse("portal_tickets")), Crumb(_("New request")))


def _draft(actor: "Actor") -> dict[str, Any]:
    assert actor.person_id is not None
    return {
        "organization_id": actor.organization_id,
        "person_id": actor.person_id,
        "form": "portal_ticket_new",
    }
