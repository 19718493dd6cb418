"""What is asked after the right password, and how does one sign in with a passkey alone?"""

from django import forms
from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from naryad.accounts import entering, passkeys, second_step
from naryad.accounts.second_step import SecondStep
from naryad.web.acting import ActingRequest
from naryad.web.door.going_on import go_on
from naryad.web.door.sign_in import SignInForm, show_sign_in
from naryad.web.forms.plain_form import PlainForm, code_field
from naryad.web.http import render, see_other
from naryad.web.next_page import next_page

_QUESTION = 60 * 60


class FactorForm(PlainForm):
    """A code, or what a passkey answers."""

    code = code_field(_("Code"), required=False, autofocus="")
    credential = forms.CharField(required=False, widget=forms.HiddenInput)


class PasskeyForm(PlainForm):
    credential = forms.CharField(required=False, widget=forms.HiddenInput)


@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: ActingRequest) -> HttpResponse:
    step = second_step.find_second_step(request)
    if step is None:
        return see_other(request, reverse("sign_in"))
    if "ask" in request.POST:
        return JsonResponse(passkeys.ask_for(step.owner))
    form = FactorForm(request.POST or None)
    answer = form.save(lambda: _prove(request, step, form))
    if answer:
        return go_on(request, answer)
    factors = step.factors
    has_passkey = factors.has_passkey_at(entering.host_of(request))
    values = {"form": form, "factors": factors, "has_passkey": has_passkey}
    return render(request, "door/second_factor.html", values, status=form.status)


@require_POST
def passkey(request: ActingRequest) -> HttpResponse:
    """Asks for one, and takes its answer. No e-mail is typed: the passkey knows whose it is."""
    if "ask" in request.POST:
        _keep_question_for_a_while(request)
        return JsonResponse(passkeys.ask_for(None))
    on = next_page(request, otherwise=reverse("home"))
    form = PasskeyForm(request.POST)
    answer = form.save(
        lambda: second_step.sign_in_by_passkey(
            request, answer=form.cleaned_data["credential"], next_url=on, at=request.at
        )
    )
    return go_on(request, answer) if answer else show_sign_in(request, SignInForm(), on, wrong=form)


def _keep_question_for_a_while(request: ActingRequest) -> None:
    """Every look at the sign-in page asks; most of these sessions never see an answer."""
    if not request.user.is_authenticated:
        request.session.set_expiry(_QUESTION)


def _prove(request: ActingRequest, step: SecondStep, form: FactorForm) -> HttpResponse:
    given = form.cleaned_data
    if given["credential"]:
        return second_step.pass_with_passkey(request, step, answer=given["credential"])
    return second_step.pass_with_code(request, step, code=given["code"], at=request.at)
