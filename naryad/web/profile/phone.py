"""How does somebody ask to sign in with a phone, with another one, or with none?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from naryad.accounts import actions, entering
from naryad.web.acting import SignedInRequest
from naryad.web.doors import login_door
from naryad.web.forms.plain_form import (
    PlainForm,
    current_password_field,
    phone_field,
    sent_code_field,
)
from naryad.web.http import Crumb, render, see_other, toast

_KEPT = "phone_code"


class PhoneForm(PlainForm):
    phone = phone_field(gettext_lazy("New phone"), placeholder="+7 916 123-45-67")
    current = current_password_field(gettext_lazy("Current password"))


class PhoneCodeForm(PlainForm):
    code = sent_code_field(gettext_lazy("Code"))


class RemovalForm(PlainForm):
    current = current_password_field(gettext_lazy("Current password"))


@require_http_methods(["GET", "HEAD", "POST"])
@login_door
def phone(request: SignedInRequest) -> HttpResponse:
    form = PhoneForm(request.POST or None)
    code_id = form.save(lambda: _ask(request, form))
    if code_id is None:
        return _show(request, "profile/phone.html", form)
    request.session[_KEPT] = code_id
    return see_other(request, reverse("profile_phone_code"))


@require_http_methods(["GET", "HEAD", "POST"])
@login_door
def phone_code(request: SignedInRequest) -> HttpResponse:
    form = PhoneCodeForm(request.POST or None)
    login = form.save(lambda: _confirm(request, form))
    if login is None:
        return _show(request, "profile/phone_code.html", form)
    request.session.pop(_KEPT, None)
    toast(request, _("From now on you sign in with this phone too."))
    return see_other(request, reverse("profile"))


@require_http_methods(["GET", "HEAD", "POST"])
@login_door
def phone_removal(request: SignedInRequest) -> HttpResponse:
    form = RemovalForm(request.POST or None)
    login = form.save(lambda: _drop(request, form))
    if login is None:
        return _show(request, "profile/phone_removal.html", form)
    toast(request, _("The phone does not sign in any more."))
    return see_other(request, reverse("profile"))


def _ask(request: SignedInRequest, form: PhoneForm) -> int:
    given, host = form.cleaned_data, entering.host_of(request)
    return actions.ask_phone_change(
        request.user.pk, phone=given["phone"], current=given["current"], host=host, at=request.at
    )


def _confirm(request: SignedInRequest, form: PhoneCodeForm) -> object:
    typed, host = form.cleaned_data["code"], entering.host_of(request)
    return actions.confirm_phone_change(
        request.user.pk,
        request.session.get(_KEPT),
        typed=typed,
        host=host,
        session_key=request.session.session_key or "",
        at=request.at,
    )


def _drop(request: SignedInRequest, form: RemovalForm) -> object:
    current, host = form.cleaned_data["current"], entering.host_of(request)
    return actions.drop_phone(
        request.user.pk,
        current=current,
        host=host,
        session_key=request.session.session_key or "",
        at=request.at,
    )


def _show(request: SignedInRequest, template: str, form: PlainForm) -> HttpResponse:
    crumbs = (Crumb(_("My profile"), reverse("profile")), Crumb(_("Phone")))
    values = {"form": form, "login": request.user, "crumbs": crumbs}
    return render(request, template, values, status=form.status)
