"""How does somebody sign in and out?"""

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from naryad.accounts import entering
from naryad.accounts.passwords import LONGEST
from naryad.core.errors import Refusal
from naryad.web.acting import ActingRequest
from naryad.web.http import render, see_other
from naryad.web.next_page import next_page


class SignInForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "username", "autofocus": ""}),
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=LONGEST,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: ActingRequest) -> HttpResponse:
    on = next_page(request, otherwise=reverse("home"))
    if request.method != "POST":
        return see_other(request, on) if request.actor else _show(request, SignInForm(), on)
    form = SignInForm(request.POST)
    if not form.is_valid():
        return _show(request, form, on, status=422)
    try:
        answer = entering.sign_in(request, **form.cleaned_data, next_url=on)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _show(request, form, on, status=refusal.status)
    return see_other(request, answer.headers["Location"])


@require_POST
def sign_out(request: ActingRequest) -> HttpResponse:
    entering.sign_out(request, at=request.at)
    answer = see_other(request, reverse("sign_in"))
    # What this browser has kept of the pages goes too; the next person at it finds nothing.
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def _show(request: ActingRequest, form: SignInForm, on: str, *, status: int = 200) -> HttpResponse:
    values = {"form": form, "next": on, "organization": request.organization}
    return render(request, "door/sign_in.html", values, status=status)
