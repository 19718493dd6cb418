"""How are passkeys added, named and removed?"""

from django import forms
from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from naryad.accounts import actions, entering
from naryad.accounts import passkeys as ceremony
from naryad.accounts.devices import name_device
from naryad.accounts.factors import Factor, factors_of
from naryad.core.errors import NotVisible
from naryad.web.acting import SignedInRequest
from naryad.web.doors import factor_door
from naryad.web.forms.plain_form import PlainForm
from naryad.web.http import render, see_other, toast
from naryad.web.profile.codes import show_codes
from naryad.web.profile.factors import crumbs
from naryad.web.profile.fresh import fresh_door, lead_to_confirm


class NameForm(PlainForm):
    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=60, widget=forms.TextInput({"autocomplete": "off"})
    )


class NewPasskeyForm(NameForm):
    credential = forms.CharField(widget=forms.HiddenInput, required=False)


@require_http_methods(["GET", "HEAD", "POST"])
@fresh_door
def passkey_new(request: SignedInRequest) -> HttpResponse:
    if "ask" in request.POST:
        return JsonResponse(ceremony.ask_for_new(request.user))
    browser = entering.browser_of(request)
    form = NewPasskeyForm(request.POST or None, initial={"name": name_device(browser.device)})
    codes = form.save(lambda: _add(request, form))
    if codes is not None:
        entering.renew_session(request, request.user)
        return show_codes(request, codes, said=_("The passkey is added"))
    values = {"form": form, "host": browser.host, "crumbs": crumbs(_("New passkey"))}
    return render(request, "profile/passkey_new.html", values, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
@factor_door
def passkey(request: SignedInRequest, factor_id: int) -> HttpResponse:
    known = _find(request, factor_id)
    return lead_to_confirm(request) or _edit(request, known)


@require_POST
@factor_door
def passkey_removal(request: SignedInRequest, factor_id: int) -> HttpResponse:
    known = _find(request, factor_id)
    return lead_to_confirm(request) or _remove(request, known)


def _add(request: SignedInRequest, form: NewPasskeyForm) -> list[str]:
    return actions.add_passkey(
        request.user.pk,
        credential=ceremony.check_new(form.cleaned_data["credential"]),
        name=form.cleaned_data["name"],
        browser=entering.browser_of(request),
        session_key=request.session.session_key or "",
        at=request.at,
    )


def _edit(request: SignedInRequest, known: Factor) -> HttpResponse:
    form = NameForm(request.POST or None, initial={"name": known.name})
    if form.save(lambda: _rename(request, known, form)):
        toast(request, _("Saved"))
        return see_other(request, reverse("profile_factors"))
    values = {"form": form, "passkey": known, "crumbs": crumbs(known.name)}
    return render(request, "profile/passkey.html", values, status=form.status)


def _remove(request: SignedInRequest, known: Factor) -> HttpResponse:
    browser = entering.browser_of(request)
    actions.remove_factor(request.user.pk, factor_id=known.id, browser=browser, at=request.at)
    toast(request, _("The passkey “%(name)s” is removed") % {"name": known.name})
    return see_other(request, reverse("profile_factors"))


def _rename(request: SignedInRequest, known: Factor, form: NameForm) -> bool:
    name = form.cleaned_data["name"]
    actions.rename_passkey(request.user.pk, factor_id=known.id, name=name)
    return True


def _find(request: SignedInRequest, factor_id: int) -> Factor:
    """Of one's own alone."""
    for known in factors_of(request.user.pk).passkeys:
        if known.id == factor_id:
            return known
    raise NotVisible
