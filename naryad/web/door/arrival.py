"""What is asked of somebody who comes with a provider's word for the first time?"""

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from naryad.accounts import actions, entering
from naryad.accounts.single_sign_on.arriving import Arrival, read_arrival
from naryad.accounts.single_sign_on.asking import NotAsked
from naryad.accounts.single_sign_on.proof import Proof, read_kept_proof
from naryad.accounts.through import confined_to
from naryad.core.errors import NotVisible, Refusal
from naryad.web.acting import ActingRequest
from naryad.web.brand import wear_brand
from naryad.web.door.going_on import go_on
from naryad.web.forms.plain_form import PlainForm, current_password_field
from naryad.web.http import render, see_other

if TYPE_CHECKING:
    from naryad.organizations.models import Organization

KEPT = "arrival"


class ConsentForm(PlainForm):
    consent_id = forms.IntegerField(widget=forms.HiddenInput, required=False)
    consent = forms.BooleanField(required=False)


class OwnPasswordForm(PlainForm):
    password = current_password_field(_("Password"))


@require_http_methods(["GET", "HEAD", "POST"])
def arrival(request: ActingRequest) -> HttpResponse:
    """A login that the address has already is asked for first; then the owner agrees."""
    proof, on = _read_kept(request)
    try:
        if proof is None:
            raise NotAsked
        arriving = read_arrival(proof, at=request.at)
    except Refusal as refusal:
        return show_refusal(request, refusal, request.organization)
    if _must_sign_in(request, arriving):
        return _ask_own_password(request, arriving)
    form = ConsentForm(request.POST or None, initial={"consent_id": arriving.consent.pk})
    answer = form.save(lambda: _come_in(request, arriving, form, on))
    if answer is None:
        return _show(request, "door/arrival.html", arriving, form)
    request.session.pop(KEPT, None)
    return answer


def come_in(
    request: ActingRequest, arriving: Arrival, *, consent_id: int | None, next_url: str
) -> HttpResponse:
    """Who has signed in by their own means stays so; all others come in by the provider."""
    owner = arriving.login if _is_by_own_means(request, arriving) else None
    login = actions.arrive_by_provider(
        arriving.proof,
        owner=owner,
        consent_id=consent_id,
        browser=entering.browser_of(request),
        at=request.at,
    )
    provider, at = arriving.provider, request.at
    if owner is None:
        return go_on(
            request,
            entering.sign_in_by_provider(request, login, provider=provider, next_url=next_url),
        )
    # Whoever is banned is told so on the page that they are led to.
    with suppress(NotVisible):
        organization_id = provider.organization_id
        entering.enter_organization(request, login, organization_id=organization_id, at=at)
    return see_other(request, next_url)


def show_refusal(
    request: ActingRequest, refusal: Refusal, organization: "Organization | None"
) -> HttpResponse:
    values = {"said": str(refusal), "organization": organization}
    return render(request, "door/arrival_refused.html", values, status=refusal.status)


def _read_kept(request: ActingRequest) -> tuple[Proof | None, str]:
    kept: dict[str, Any] = dict(request.session.get(KEPT) or {})
    on = kept.pop("next", reverse("home"))
    return read_kept_proof(kept or None), on


def _is_by_own_means(request: ActingRequest, arriving: Arrival) -> bool:
    return request.user == arriving.login and confined_to(request) is None


def _must_sign_in(request: ActingRequest, arriving: Arrival) -> bool:
    is_theirs = arriving.login is None or arriving.is_linked
    return not is_theirs and not _is_by_own_means(request, arriving)


def _ask_own_password(request: ActingRequest, arriving: Arrival) -> HttpResponse:
    form = OwnPasswordForm(request.POST or None)
    kept = request.session[KEPT]
    answer = form.save(lambda: _sign_in(request, arriving, form))
    if answer is None:
        return _show(request, "door/arrival_own_login.html", arriving, form)
    # Signing in as somebody else than before has emptied the session.
    request.session[KEPT] = kept
    return go_on(request, answer)


def _sign_in(request: ActingRequest, arriving: Arrival, form: OwnPasswordForm) -> HttpResponse:
    return entering.sign_in(
        request,
        name=arriving.proof.email,
        password=form.cleaned_data["password"],
        next_url=reverse("arrival"),
    )


def _come_in(
    request: ActingRequest, arriving: Arrival, form: ConsentForm, next_url: str
) -> HttpResponse:
    given = form.cleaned_data
    consent_id = given["consent_id"] if given["consent"] else None
    return come_in(request, arriving, consent_id=consent_id, next_url=next_url)


def _show(
    request: ActingRequest, template: str, arriving: Arrival, form: PlainForm
) -> HttpResponse:
    request.reader = wear_brand(request.reader, arriving.organization)
    return render(request, template, {"form": form, "arrival": arriving}, status=form.status)
