"""How is an authenticator app set up and removed?"""

from django import forms
from django.core import signing
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from naryad.accounts import actions, entering
from naryad.accounts.app_codes import app_address, make_app_secret
from naryad.accounts.factors import factors_of
from naryad.core.errors import Invalid, NotVisible
from naryad.web.acting import SignedInRequest
from naryad.web.forms.plain_form import PlainForm, code_field
from naryad.web.http import render, see_other, toast
from naryad.web.profile.codes import show_codes
from naryad.web.profile.factors import crumbs
from naryad.web.profile.fresh import fresh_door
from naryad.web.qr import draw_qr

_SALT = "naryad.app-secret"
_LONGEST = 60 * 60


class AppForm(PlainForm):
    """The secret travels in the form, signed for its login: no table keeps one that is
    not in use yet."""

    key = forms.CharField(widget=forms.HiddenInput, required=False)
    code = code_field(gettext_lazy("Code from the app"), inputmode="numeric")


@require_http_methods(["GET", "HEAD", "POST"])
@fresh_door
def app(request: SignedInRequest) -> HttpResponse:
    if factors_of(request.user.pk).app is not None:
        return see_other(request, reverse("profile_factors"))
    secret = _read_key(request) or make_app_secret()
    form = AppForm(request.POST or None)
    codes = form.save(lambda: _add(request, form))
    if codes is not None:
        entering.renew_session(request, request.user)
        return show_codes(request, codes, said=_("The next sign-in asks for a code"))
    values = {"form": form, "crumbs": crumbs(_("Authenticator app")), **_show(request, secret)}
    return render(request, "profile/app.html", values, status=form.status)


@require_POST
@fresh_door
def app_removal(request: SignedInRequest) -> HttpResponse:
    known = factors_of(request.user.pk).app
    if known is None:
        raise NotVisible
    actions.remove_factor(
        request.user.pk, factor_id=known.id, browser=entering.browser_of(request), at=request.at
    )
    toast(request, _("The app is no longer asked for a code"))
    return see_other(request, reverse("profile_factors"))


def _show(request: SignedInRequest, secret: str) -> dict[str, object]:
    """As a picture, as an address for this very phone, as text in fours, and for the form."""
    issuer, name = request.reader.organization_name, str(request.user)
    address = app_address(secret, issuer=issuer, name=name)
    return {
        "qr": draw_qr(address),
        "address": address,
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        "key": signing.dumps([request.user.pk, secret], salt=_SALT),
    }


def _add(request: SignedInRequest, form: AppForm) -> list[str]:
    secret = _read_key(request)
    if secret is None:
        raise Invalid({"": _("This page was open for too long. Scan the new picture.")})
    return actions.add_app(
        request.user.pk,
        secret=secret,
        code=form.cleaned_data["code"],
        browser=entering.browser_of(request),
        session_key=request.session.session_key or "",
        at=request.at,
    )


def _read_key(request: SignedInRequest) -> str | None:
    """The secret that this login was shown."""
    try:
        known = signing.loads(request.POST.get("key", ""), salt=_SALT, max_age=_LONGEST)
    except signing.BadSignature:
        return None
    login_id, secret = known
    return str(secret) if login_id == request.user.pk else None
