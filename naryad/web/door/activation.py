"""How does an invited person come in for the first time?"""

from zoneinfo import ZoneInfo

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from naryad.accounts import actions, entering
from naryad.accounts.client import client_address
from naryad.accounts.invitations import OpenInvitation, PhoneNotTyped, kept_invitation
from naryad.accounts.secret_links import DeadLink
from naryad.accounts.through import confined_to
from naryad.web.acting import ActingRequest
from naryad.web.brand import wear_brand
from naryad.web.door.dead_link import show_dead_link
from naryad.web.door.going_on import go_on
from naryad.web.forms.plain_form import (
    PlainForm,
    current_password_field,
    new_password_field,
    phone_field,
)
from naryad.web.http import render, see_other

_KEPT, _PHONE = "activation", "activation_phone"


class JoinForm(PlainForm):
    """For somebody who has just proved to own the login of the address."""

    consent_id = forms.IntegerField(widget=forms.HiddenInput)
    consent = forms.BooleanField(required=False)


class NewLoginForm(JoinForm):
    password = new_password_field(_("Password"))
    password_again = new_password_field(_("Password again"))


class PhoneForm(PlainForm):
    """Of its own name, so that the answer to another form of the page is not taken for it."""

    phone = phone_field(_("Your phone"), autofocus="")


class OwnPasswordForm(PlainForm):
    password = current_password_field(_("Password"))


@require_safe
def follow_link(request: ActingRequest, secret: str) -> HttpResponse:
    """The secret leaves the address bar at once; the session remembers which link it was."""
    request.session[_KEPT] = actions.open_invitation(secret, at=request.at)
    return see_other(request, reverse("activation"))


@require_http_methods(["GET", "HEAD", "POST"])
def activation(request: ActingRequest) -> HttpResponse:
    """An address that has a login is asked for its password first; one without sets it here. Of a
    text message the number is asked for before anything is shown."""
    phone = request.session.get(_PHONE, "")
    try:
        opened = kept_invitation(request.session.get(_KEPT), phone=phone, at=request.at)
        if opened.login is not None and not _is_owner(request, opened):
            return _ask_own_password(request, opened)
        return _ask_to_join(request, opened)
    except PhoneNotTyped:
        return _ask_phone(request)
    except DeadLink as dead:
        return show_dead_link(request, dead)


def _ask_phone(request: ActingRequest) -> HttpResponse:
    form = PhoneForm(request.POST or None)
    try:
        phone = form.save(lambda: _prove(request, form))
    except DeadLink as dead:
        return show_dead_link(request, dead)
    if phone is None:
        return render(request, "door/activation_phone.html", {"form": form}, status=form.status)
    request.session[_PHONE] = phone
    return see_other(request, reverse("activation"))


def _prove(request: ActingRequest, form: PhoneForm) -> str:
    link_id = request.session.get(_KEPT)
    return actions.prove_phone(link_id, form.cleaned_data["phone"], at=request.at)


def _is_owner(request: ActingRequest, opened: OpenInvitation) -> bool:
    """Signed in by their own means; an identity provider's word opens one organization alone."""
    return opened.login == request.user and confined_to(request) is None


def _ask_own_password(request: ActingRequest, opened: OpenInvitation) -> HttpResponse:
    form = OwnPasswordForm(request.POST or None)
    answer = form.save(lambda: _sign_in(request, opened, form))
    if answer is None:
        return _show(request, "door/activation_own_login.html", opened, form)
    # Signing in as somebody else than before has emptied the session.
    request.session[_KEPT], request.session[_PHONE] = opened.link.pk, opened.link.address
    return go_on(request, answer)


def _sign_in(request: ActingRequest, opened: OpenInvitation, form: OwnPasswordForm) -> HttpResponse:
    return entering.sign_in(
        request,
        name=opened.link.address,
        password=form.cleaned_data["password"],
        next_url=reverse("activation"),
    )


def _ask_to_join(request: ActingRequest, opened: OpenInvitation) -> HttpResponse:
    kind = NewLoginForm if opened.login is None else JoinForm
    form = kind(request.POST or None, initial={"consent_id": opened.consent.pk})
    answer = form.save(lambda: _activate(request, opened, form))
    if answer is None:
        return _show(request, "door/activation.html", opened, form)
    for kept in (_KEPT, _PHONE):
        request.session.pop(kept, None)
    return go_on(request, answer)


def _activate(request: ActingRequest, opened: OpenInvitation, form: JoinForm) -> HttpResponse:
    given = form.cleaned_data
    login = actions.activate_invitation(
        opened.link.pk,
        login=opened.login,
        password=given.get("password", ""),
        again=given.get("password_again", ""),
        consent_id=given["consent_id"] if given["consent"] else None,
        address=client_address(request),
        phone=request.session.get(_PHONE, ""),
        at=request.at,
    )
    return entering.sign_in_by_letter(
        request, login, next_url=reverse("home"), organization_id=opened.organization.pk
    )


def _show(
    request: ActingRequest, template: str, opened: OpenInvitation, form: PlainForm
) -> HttpResponse:
    # Whoever invites is the host of this page, also where several share an address: its name and
    # its clock, which is the one that the letter tells the deadline by.
    request.reader = wear_brand(request.reader, opened.organization)
    with timezone.override(ZoneInfo(opened.organization.zone)):
        return render(request, template, {"form": form, "opened": opened}, status=form.status)
