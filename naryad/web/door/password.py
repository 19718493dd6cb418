"""How does somebody who has forgotten the password come in again?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from naryad.accounts import actions, entering
from naryad.accounts.client import client_address
from naryad.accounts.secret_links import DeadLink
from naryad.web.acting import ActingRequest
from naryad.web.door.dead_link import show_dead_link
from naryad.web.door.going_on import go_on
from naryad.web.forms.plain_form import PlainForm, email_field, new_password_field
from naryad.web.http import render, see_other

_KEPT = "password_link"


class ForgottenForm(PlainForm):
    email = email_field(_("E-mail"), autocomplete="username", autofocus="")


class NewPasswordForm(PlainForm):
    password = new_password_field(_("New password"))
    password_again = new_password_field(_("New password again"))


@require_http_methods(["GET", "HEAD", "POST"])
def forgotten(request: ActingRequest) -> HttpResponse:
    """One answer for everybody, whether the address is known or not."""
    form = ForgottenForm(request.POST or None)
    is_asked = form.save(lambda: _ask(request, form))
    if is_asked:
        return see_other(request, f"{reverse('password_forgotten')}?asked")
    values = {"form": form, "is_asked": "asked" in request.GET}
    return render(request, "door/password_forgotten.html", values, status=form.status)


@require_safe
def follow_link(request: ActingRequest, secret: str) -> HttpResponse:
    request.session[_KEPT] = actions.open_password_link(secret)
    return see_other(request, reverse("password_new"))


@require_http_methods(["GET", "HEAD", "POST"])
def set_new(request: ActingRequest) -> HttpResponse:
    form = NewPasswordForm(request.POST or None)
    try:
        link = actions.find_password_link(request.session.get(_KEPT), at=request.at)
        answer = form.save(lambda: _set(request, link.pk, form))
    except DeadLink as dead:
        return show_dead_link(request, dead, again="password_forgotten")
    if answer:
        request.session.pop(_KEPT, None)
        return go_on(request, answer)
    values = {"form": form, "address": link.address}
    return render(request, "door/password_new.html", values, status=form.status)


def _ask(request: ActingRequest, form: ForgottenForm) -> bool:
    actions.ask_new_password(
        form.cleaned_data["email"],
        host=entering.host_of(request),
        address=client_address(request),
        at=request.at,
    )
    return True


def _set(request: ActingRequest, link_id: int, form: NewPasswordForm) -> HttpResponse:
    login = actions.set_new_password(
        link_id,
        password=form.cleaned_data["password"],
        again=form.cleaned_data["password_again"],
        host=entering.host_of(request),
        at=request.at,
    )
    return entering.sign_in_by_letter(request, login, next_url=reverse("home"))
