"""How does somebody confirm that it is still they who sit at the screen?"""

from django import forms
from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from naryad.accounts import entering, freshness, passkeys
from naryad.accounts.factors import factors_of
from naryad.core.errors import Invalid
from naryad.web.acting import SignedInRequest
from naryad.web.doors import factor_door
from naryad.web.forms.plain_form import PlainForm, code_field, current_password_field
from naryad.web.http import Crumb, render, see_other
from naryad.web.next_page import next_page


class ConfirmForm(PlainForm):
    """One of the three is enough."""

    current = current_password_field(gettext_lazy("Password"), required=False)
    code = code_field(gettext_lazy("Code from the app, or a recovery code"), required=False)
    credential = forms.CharField(required=False, widget=forms.HiddenInput)


@require_http_methods(["GET", "HEAD", "POST"])
@factor_door
def confirm(request: SignedInRequest) -> HttpResponse:
    on = next_page(request, otherwise=reverse("profile_factors"))
    if "ask" in request.POST:
        return JsonResponse(passkeys.ask_for(request.user))
    form = ConfirmForm(request.POST or None)
    if form.save(lambda: _prove(request, form)):
        return see_other(request, on)
    factors = factors_of(request.user.pk)
    values = {
        "form": form,
        "next": on,
        "login": request.user,
        "factors": factors,
        "has_passkey": factors.has_passkey_at(entering.host_of(request)),
        "crumbs": (Crumb(_("My profile"), reverse("profile")), Crumb(_("Confirm"))),
    }
    return render(request, "profile/confirm.html", values, status=form.status)


def _prove(request: SignedInRequest, form: ConfirmForm) -> bool:
    given, login, at = form.cleaned_data, request.user, request.at
    if given["credential"]:
        freshness.prove_with_passkey(request, login, answer=given["credential"])
    elif given["code"]:
        freshness.prove_with_code(request, login, code=given["code"], at=at)
    elif given["current"]:
        freshness.prove_with_password(request, login, current=given["current"], at=at)
    else:
        raise Invalid({"current": _("Type the password, or a code.")})
    entering.renew_session(request, login)
    return True
