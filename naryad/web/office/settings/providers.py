"""What do the pages answer on which an organization says who may vouch for its people?"""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naryad.access.permissions import Permission
from naryad.accounts import actions, limits
from naryad.accounts.actions.set_up_provider import ByAdministrators
from naryad.accounts.provider_input import clean_provider
from naryad.accounts.providers import providers_visible_to, read_mapping
from naryad.accounts.single_sign_on.trying import try_provider
from naryad.core.errors import Refusal
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import ActionForm, posted
from naryad.web.forms.providers import ProviderForm, fill_from_provider
from naryad.web.http import Crumb, render, see_other, toast
from naryad.web.office.settings.provider_face import describe_addresses, offer_roles
from naryad.web.office.settings.settings_tabs import describe_tabs
from naryad.web.taking import demand, take

if TYPE_CHECKING:
    from naryad.accounts.models import IdentityProvider

_HERE = "identity_providers"


@office_door
@require_safe
def providers(request: SignedInRequest) -> HttpResponse:
    demand(request.actor, Permission.EDIT_ORGANIZATION)
    found = providers_visible_to(request.actor).order_by("pk")
    may_set_up = request.actor.is_administrator and request.actor.viewed_by is None
    tabs = describe_tabs(_HERE, actor=request.actor)
    context = {**tabs, "providers": found, "may_set_up": may_set_up}
    return render(request, "office/settings/providers.html", context)


@office_door
def provider_new(request: SignedInRequest) -> HttpResponse:
    actor, at = request.actor, request.at
    _demand_administrator(request)
    form = ProviderForm(posted(request), roles=offer_roles(actor), initial={})

    def act() -> int:
        return actions.add_provider(clean_provider(form.values()), by=actor, at=at)

    if request.method == "POST":
        new_id = form.save(act, by=actor, at=at)
        if new_id is not None:
            toast(request, _("Added. Now tell the service our address, and test it"))
            return see_other(request, reverse("identity_provider", args=[new_id]))
    return _show(request, form, title=_("New sign-in service"))


@office_door
def provider(request: SignedInRequest, provider_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    _demand_administrator(request)
    known = take(providers_visible_to(actor), provider_id)
    form = _form(request, known)

    def act() -> int:
        new, seen = clean_provider(form.values()), form.seen_version
        return actions.edit_provider(provider_id, new, seen_version=seen, by=actor, at=at)

    if request.method == "POST":
        saved = form.save(act, by=actor, at=at, subject=("provider", provider_id))
        if saved is not None:
            toast(request, _("Settings saved"))
            return see_other(request, reverse("identity_provider", args=[provider_id]))
    return _show(request, form, title=str(known.name), known=known)


@office_door
@require_POST
def provider_test(request: SignedInRequest, provider_id: int) -> HttpResponse:
    """What is saved, not what is being typed. Changes nothing, so the page itself answers."""
    actor = request.actor
    actor.require(Permission.EDIT_ORGANIZATION)
    _demand_administrator(request)
    known = take(providers_visible_to(actor), provider_id)
    outcome: dict[str, Any] = {"fault": "", "discovery": None}
    try:
        limits.count(limits.PROVIDER_TEST, actor.organization_id, at=request.at)
        outcome["discovery"] = try_provider(known)
    except Refusal as refusal:
        outcome["fault"] = str(refusal)
    form = ProviderForm(
        None,
        roles=offer_roles(actor),
        initial=fill_from_provider(known, read_mapping(known)),
    )
    return _show(request, form, title=str(known.name), known=known, outcome=outcome)


@office_door
def provider_deletion(request: SignedInRequest, provider_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    _demand_administrator(request)
    known = take(providers_visible_to(actor), provider_id)
    form = ActionForm(posted(request))

    def act() -> int:
        return actions.delete_provider(provider_id, by=actor, at=at)

    if request.method == "POST" and form.save(act, by=actor, at=at) is not None:
        toast(request, _("“%(name)s” deleted") % {"name": known.name})
        return see_other(request, reverse(_HERE))
    context = {"crumbs": _crumbs(str(known.name)), "provider": known, "form": form}
    template = "office/settings/provider_deletion.html"
    return render(request, template, context, block="dialog", status=form.status)


def _demand_administrator(request: SignedInRequest) -> None:
    demand(request.actor, Permission.EDIT_ORGANIZATION)
    if not request.actor.is_administrator:
        raise ByAdministrators


def _form(request: SignedInRequest, known: "IdentityProvider") -> ProviderForm:
    initial = fill_from_provider(known, read_mapping(known))
    return ProviderForm(posted(request), roles=offer_roles(request.actor), initial=initial)


def _show(
    request: SignedInRequest,
    form: ProviderForm,
    *,
    title: str,
    known: "IdentityProvider | None" = None,
    outcome: dict[str, Any] | None = None,
) -> HttpResponse:
    context = {
        "crumbs": _crumbs(title),
        "form": form,
        "title": title,
        "provider": known,
        "addresses": describe_addresses(request.organization, known) if known else [],
        "outcome": outcome,
    }
    return render(request, "office/settings/provider.html", context, status=form.status)


def _crumbs(last: str) -> list[Crumb]:
    return [
        Crumb(_("Settings")),
        Crumb(_("Sign-in services"), reverse(_HERE)),
        Crumb(last),
    ]
