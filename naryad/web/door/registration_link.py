"""How does somebody come in whose address the link of a registration has proved?"""

from zoneinfo import ZoneInfo

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from naryad.accounts import entering
from naryad.accounts.client import client_address
from naryad.accounts.memberships import organization_of_host
from naryad.accounts.secret_links import DeadLink
from naryad.accounts.through import confined_to
from naryad.registration import actions
from naryad.registration.actions.come_in_by_code import Arrived
from naryad.registration.offering import OfferOver
from naryad.registration.opening import OpenRegistration, kept_registration
from naryad.web.acting import ActingRequest
from naryad.web.brand import wear_brand
from naryad.web.door.going_on import go_on
from naryad.web.door.registration_kept import find_kept, forget_kept
from naryad.web.forms.action_form import posted
from naryad.web.forms.plain_form import PlainForm, current_password_field, new_password_field
from naryad.web.http import render, see_other

_LINK = "registration_link"


class ConsentForm(PlainForm):
    consent_id = forms.IntegerField(widget=forms.HiddenInput, required=False)
    consent = forms.BooleanField(required=False)


class NewLoginForm(ConsentForm):
    password = new_password_field(_("Password"))
    password_again = new_password_field(_("Password again"))


class OwnPasswordForm(PlainForm):
    password = current_password_field(_("Password"))


@require_safe
def follow_link(request: ActingRequest, secret: str) -> HttpResponse:
    """The secret leaves the address bar at once."""
    request.session[_LINK] = actions.open_registration_link(secret)
    return see_other(request, reverse("registration_kept"))


@require_http_methods(["GET", "HEAD", "POST"])
def registration(request: ActingRequest) -> HttpResponse:
    """An address that has a login is asked for its password first; one without sets it here."""
    host = organization_of_host(entering.host_of(request))
    try:
        opened = kept_registration(request.session.get(_LINK), seen_at=host, at=request.at)
        if opened.login is not None and not _is_owner(request, opened):
            return _ask_own_password(request, opened)
        return _ask_to_join(request, opened)
    except (DeadLink, OfferOver) as dead:
        values = {"said": str(dead), "organization": request.organization}
        return render(request, "door/registration_dead.html", values, status=dead.status)


def _is_owner(request: ActingRequest, opened: OpenRegistration) -> bool:
    """Signed in by their own means; an identity provider's word opens one organization alone."""
    return opened.login == request.user and confined_to(request) is None


def _ask_own_password(request: ActingRequest, opened: OpenRegistration) -> HttpResponse:
    form = OwnPasswordForm(posted(request))
    kept = request.session.get("registration")
    answer = form.save(lambda: _sign_in(request, opened, form))
    if answer is None:
        return _show(request, "door/registration_own_login.html", opened, form)
    # Signing in as somebody else than before has emptied the session.
    request.session[_LINK], request.session["registration"] = opened.link.pk, kept
    return go_on(request, answer)


def _sign_in(
    request: ActingRequest, opened: OpenRegistration, form: OwnPasswordForm
) -> HttpResponse:
    return entering.sign_in(
        request,
        name=opened.link.address,
        password=form.cleaned_data["password"],
        next_url=reverse("registration_kept"),
    )


def _ask_to_join(request: ActingRequest, opened: OpenRegistration) -> HttpResponse:
    kind = NewLoginForm if opened.login is None else ConsentForm
    form = kind(posted(request), initial={"consent_id": opened.consent.pk})
    arrived = form.save(lambda: _come_in(request, opened, form))
    if arrived is None:
        return _show(request, "door/registration_password.html", opened, form)
    request.session.pop(_LINK, None)
    forget_kept(request)
    answer = entering.sign_in_by_letter(
        request,
        arrived.login,
        next_url=_landing(opened, arrived),
        organization_id=opened.organization.pk,
    )
    return go_on(request, answer)


def _come_in(request: ActingRequest, opened: OpenRegistration, form: ConsentForm) -> Arrived:
    given = form.cleaned_data
    agreed = given["consent_id"] if given["consent"] else None
    return actions.come_in_by_code(
        opened.link.pk,
        owner=opened.login,
        password=given.get("password", ""),
        again=given.get("password_again", ""),
        consent_id=agreed or _agreed_before(request, opened),
        network=client_address(request),
        at=request.at,
    )


def _agreed_before(request: ActingRequest, opened: OpenRegistration) -> int | None:
    """In this very browser, where the registration began."""
    kept = find_kept(request)
    is_same = kept is not None and kept.id == opened.registration.pk
    return kept.consent_id if kept is not None and is_same else None


def _landing(opened: OpenRegistration, arrived: Arrived) -> str:
    """At the object; whoever waits is told so, and whoever sees no more than before as well."""
    if arrived.person.awaits_approval:
        return reverse("home")
    if not arrived.sees:
        return reverse("scan", args=[opened.registration.code.text])
    card = "asset" if arrived.person.is_employee else "portal_asset"
    return reverse(card, args=[opened.registration.asset_id])


def _show(
    request: ActingRequest, template: str, opened: OpenRegistration, form: PlainForm
) -> HttpResponse:
    request.reader = wear_brand(request.reader, opened.organization)
    is_agreed = _agreed_before(request, opened) == opened.consent.pk
    asks_consent = opened.asks_consent and not is_agreed
    values = {"form": form, "opened": opened, "asks_consent": asks_consent}
    with timezone.override(ZoneInfo(opened.organization.zone)):
        return render(request, template, values, status=form.status)
