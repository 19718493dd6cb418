"""How does a browser go to an identity provider, and come back with its word?"""

import logging
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from naryad.accounts import limits
from naryad.accounts.client import client_address
from naryad.accounts.providers import find_open_provider, providers_for_email
from naryad.accounts.single_sign_on.arriving import read_arrival
from naryad.accounts.single_sign_on.asking import ask, read_answer, take_asking
from naryad.accounts.single_sign_on.proof import keep_proof, make_proof
from naryad.core.errors import Invalid, NotVisible, Refusal
from naryad.web.acting import ActingRequest
from naryad.web.door.arrival import KEPT, come_in, show_refusal
from naryad.web.forms.plain_form import PlainForm, email_field
from naryad.web.http import render, see_other
from naryad.web.next_page import next_page

if TYPE_CHECKING:
    from naryad.accounts.models import IdentityProvider

logger = logging.getLogger(__name__)


class CompanyForm(PlainForm):
    email = email_field(_("E-mail"), autocomplete="username", autofocus="")


@require_http_methods(["GET", "HEAD", "POST"])
def company(request: ActingRequest) -> HttpResponse:
    """Which sign-in services know the domain of an address? The answer is the same whoever has the
    address, and whether anybody does."""
    form = CompanyForm(request.POST or None)
    found = form.save(lambda: _find(form.cleaned_data["email"]))
    values = {
        "form": form,
        "providers": found or [],
        "next": next_page(request, otherwise=reverse("home")),
        "hint": form.cleaned_data["email"] if found else "",
    }
    return render(request, "door/company.html", values, status=form.status)


@require_safe
def start(request: ActingRequest, provider_id: int) -> HttpResponse:
    """To the provider. A link and no form: a form may not lead to another host."""
    provider, on = _take(provider_id), next_page(request, otherwise=reverse("home"))
    if request.actor is not None:
        return see_other(request, on)
    try:
        limits.count(limits.PROVIDER_ADDRESS, client_address(request), at=request.at)
        there = ask(
            request,
            provider,
            back=_back(request, provider_id),
            next_url=on,
            hint=request.GET.get("hint", "")[:254],
            at=request.at,
        )
    except Refusal as refusal:
        return _turn_away(request, refusal, provider)
    return HttpResponse(status=303, headers={"Location": there})


@require_safe
def back(request: ActingRequest, provider_id: int) -> HttpResponse:
    """Whoever is known goes on at once; of everybody else something is asked first."""
    provider = _take(provider_id)
    try:
        asking = take_asking(request, provider, at=request.at)
        claims = read_answer(provider, asking, code=request.GET["code"])
        proof = make_proof(provider, claims, at=request.at)
        arrival = read_arrival(proof, at=request.at)
    except Refusal as refusal:
        return _turn_away(request, refusal, provider)
    if arrival.is_settled:
        return come_in(request, arrival, consent_id=None, next_url=asking.next)
    request.session[KEPT] = {**keep_proof(proof), "next": asking.next}
    return see_other(request, reverse("arrival"))


def _find(email: str) -> "list[IdentityProvider]":
    found = providers_for_email(email)
    if not found:
        raise Invalid({"email": _("No sign-in service is set up for this domain.")})
    return found


def _take(provider_id: int) -> "IdentityProvider":
    provider = find_open_provider(provider_id)
    if provider is None:
        raise NotVisible
    return provider


def _back(request: ActingRequest, provider_id: int) -> str:
    """At the host of this page, where the session is; hosts were checked before. Each provider has
    an address of its own, so that none gets an answer that was meant for another."""
    scheme = urlsplit(settings.BASE_URL).scheme
    return f"{scheme}://{request.get_host()}{reverse('provider_back', args=[provider_id])}"


def _turn_away(
    request: ActingRequest, refusal: Refusal, provider: "IdentityProvider"
) -> HttpResponse:
    # What exactly was wrong is the administrator's to know; only names of classes are written.
    cause = type(refusal.__cause__).__name__
    logger.warning("Single sign-on was refused: %s (%s)", refusal.code, cause)
    return show_refusal(request, refusal, provider.organization)
