"""What do the settings of the organization answer?"""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naryad.access.permissions import Permission
from naryad.core.errors import Invalid
from naryad.organizations import actions
from naryad.organizations.brand_color import measure, read_color
from naryad.organizations.input import clean_organization
from naryad.organizations.queries import own_organization
from naryad.organizations.zones import list_zones
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.organization import LogoForm, OrganizationForm, fill_from_organization
from naryad.web.http import render, see_other, toast
from naryad.web.office.settings.settings_tabs import INTEGRATIONS, describe_tabs
from naryad.web.taking import demand

if TYPE_CHECKING:
    from naryad.access.actor import Actor

_PICTURES = 30 * 1024 * 1024


@office_door
def organization_settings(request: SignedInRequest) -> HttpResponse:
    actor, at = request.actor, request.at
    if _keeps_integrations_alone(actor) and request.method != "POST":
        return see_other(request, reverse(INTEGRATIONS[0]))
    demand(actor, Permission.EDIT_ORGANIZATION)
    known = own_organization(actor)
    initial = fill_from_organization(known)
    form = OrganizationForm(posted(request), zones=list_zones(at=at), initial=initial)

    def act() -> int:
        new, seen = clean_organization(form.values()), form.seen_version
        return actions.edit_organization(new, seen_version=seen, by=actor, at=at)

    if request.method == "POST":
        saved = form.save(act, by=actor, at=at, subject=("organization", known.pk))
        if saved is not None:
            return _leave(request, form.say(_("Settings saved")))
    return _show(request, form, LogoForm())


@office_door
@require_POST
def organization_logo(request: SignedInRequest) -> HttpResponse:
    """A new picture, or none."""
    actor, at, form = request.actor, request.at, LogoForm(request.POST, request.FILES)
    actor.require(Permission.EDIT_ORGANIZATION)
    upload = request.FILES.get("upload")

    def act() -> str:
        if "remove" in request.POST:
            actions.drop_logo(by=actor, at=at)
            return ""
        if upload is None:
            raise Invalid({"upload": _("Choose a picture first.")})
        data, name = upload.read(_PICTURES), upload.name or ""
        return actions.set_logo(data, name=name, by=actor, at=at)

    if form.save(act, by=actor, at=at) is None:
        known = own_organization(actor)
        initial, zones = fill_from_organization(known), list_zones(at=at)
        return _show(request, OrganizationForm(None, zones=zones, initial=initial), form)
    return _leave(request, _("Logo removed") if "remove" in request.POST else _("Logo changed"))


@office_door
@require_safe
def brand_color_check(request: SignedInRequest) -> HttpResponse:
    """How a color that is just being typed would look, and whether it can be read."""
    demand(request.actor, Permission.EDIT_ORGANIZATION)
    typed = request.GET.get("brand_color", "")
    return render(request, "office/settings/color.html", _measure(typed), block="check")


def _show(request: SignedInRequest, form: OrganizationForm, logo_form: LogoForm) -> HttpResponse:
    context = {
        **describe_tabs("organization_settings", actor=request.actor),
        **_measure(str(form["brand_color"].value() or "")),
        "form": form,
        "logo_form": logo_form,
        "organization": own_organization(request.actor),
    }
    status = max(form.status, logo_form.status)
    return render(request, "office/settings/organization.html", context, status=status)


def _keeps_integrations_alone(actor: "Actor") -> bool:
    """To whom the settings open with their own part."""
    is_keeper = actor.may(Permission.MANAGE_INTEGRATIONS)
    return is_keeper and not actor.may(Permission.EDIT_ORGANIZATION)


def _measure(typed: str) -> dict[str, object]:
    color = read_color(typed) if typed.strip() else None
    return {
        "color": color or "",
        "legibility": measure(color) if color else None,
        "is_bad_color": bool(typed.strip()) and color is None,
    }


def _leave(request: SignedInRequest, said: str) -> HttpResponse:
    toast(request, said)
    return see_other(request, reverse("organization_settings"))
