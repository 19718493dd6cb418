"""How does a stranger who has scanned a code ask to come in?"""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from naryad.accounts.client import client_address
from naryad.accounts.invitations import newest_consent_text
from naryad.core.errors import TooManyTries
from naryad.registration import actions, limits
from naryad.registration.input import PIN_LENGTH, clean_newcomer
from naryad.registration.offering import NoOffer, find_offer
from naryad.web.acting import ActingRequest
from naryad.web.brand import wear_brand
from naryad.web.door.registration_kept import Kept, find_kept, keep
from naryad.web.door.strangers import show_nothing
from naryad.web.door.typed_code import CodeForm
from naryad.web.forms.action_form import posted
from naryad.web.forms.plain_form import PlainForm, name_field
from naryad.web.http import render, see_other, toast
from naryad.web.scanning import count_scan


class NewcomerForm(PlainForm):
    last_name = forms.CharField(
        label=_("Last name"),
        max_length=100,
        widget=forms.TextInput({"autocomplete": "family-name"}),
    )
    first_name = forms.CharField(
        label=_("First name"),
        max_length=100,
        widget=forms.TextInput({"autocomplete": "given-name"}),
    )
    address = name_field(_("E-mail or phone"))
    pin = forms.CharField(
        label=_("Word"),
        max_length=PIN_LENGTH,
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none"}),
    )
    consent_id = forms.IntegerField(widget=forms.HiddenInput, required=False)
    # Required here too, so that whoever forgets it learns of it with all else.
    consent = forms.BooleanField(
        error_messages={"required": _("Without consent no access can be opened.")}
    )

    @property
    def consent_given(self) -> int | None:
        given = self.cleaned_data
        return given["consent_id"] if given["consent"] else None


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: ActingRequest, code: str) -> HttpResponse:
    """For codes that offer it; all others answer as codes that show nothing do."""
    count_scan(request)
    try:
        found, offer = find_offer(code, at=request.at)
    except NoOffer:
        return show_nothing(request, code)
    if request.actor is not None and request.actor.organization_id == offer.organization_id:
        return see_other(request, reverse("scan", args=[found.text]))
    consent = newest_consent_text(offer.organization_id)
    form = NewcomerForm(posted(request), initial={"consent_id": consent.pk})
    kept = form.save(lambda: _ask(request, found.text, form))
    if kept is not None:
        keep(request, kept)
        return see_other(
            request, reverse("registration_code" if kept.code_id else "registration_sent")
        )
    request.reader = wear_brand(request.reader, found.organization)
    values = {"form": form, "code": found.text, "consent": consent, "asks_pin": bool(offer.pin)}
    return render(request, "door/registration.html", values, status=form.status)


@require_safe
def sent(request: ActingRequest) -> HttpResponse:
    """The same for every address."""
    kept = find_kept(request)
    if kept is None:
        return see_other(request, reverse("home"))
    return render(request, "door/registration_sent.html", {"kept": kept})


@require_http_methods(["GET", "HEAD", "POST"])
def type_code(request: ActingRequest) -> HttpResponse:
    """A right code goes on as the link of a letter does."""
    kept = find_kept(request)
    if kept is None or not kept.code_id:
        return see_other(request, reverse("home"))
    if "again" in request.POST:
        return _send_again(request, kept)
    form = CodeForm(posted(request))
    link_id = form.save(lambda: _use(request, kept, form))
    if link_id is not None:
        request.session["registration_link"] = link_id
        return see_other(request, reverse("registration_kept"))
    values = {"form": form, "kept": kept}
    return render(request, "door/registration_code.html", values, status=form.status)


def _ask(request: ActingRequest, code: str, form: NewcomerForm) -> Kept:
    given: dict[str, Any] = {**form.cleaned_data, "language": (get_language() or "")[:2]}
    device = request.META.get("CSRF_COOKIE", "")
    limits.count_asking(network=client_address(request), device=device, code=code, at=request.at)
    new = clean_newcomer(given)
    consent_id = form.consent_given
    asked = actions.ask_registration(
        code, new, pin=given["pin"], consent_id=consent_id, at=request.at
    )
    return Kept(asked.registration_id, asked.code_id, new.address, code, consent_id or 0)


def _use(request: ActingRequest, kept: Kept, form: CodeForm) -> int:
    typed = form.cleaned_data["code"]
    return actions.use_registration_code(kept.id, typed, code_id=kept.code_id, at=request.at)


def _send_again(request: ActingRequest, kept: Kept) -> HttpResponse:
    try:
        code_id = actions.send_code_again(kept.id, at=request.at)
    except TooManyTries as refusal:
        toast(request, str(refusal), kind="bad")
    else:
        keep(request, kept.with_code(code_id))
        toast(request, _("Another code is on its way."), kind="wait")
    return see_other(request, reverse("registration_code"))
