"""How does somebody who has forgotten the password come in again?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from naryad.accounts import actions, entering
from naryad.accounts.client import client_address
from naryad.accounts.secret_links import DeadLink
from naryad.accounts.sign_in_names import is_phone, read_name
from naryad.web.acting import ActingRequest
from naryad.web.door.dead_link import show_dead_link
from naryad.web.door.going_on import go_on
from naryad.web.door.typed_code import (
    CodeForm,
    ask_again,
    find_waited,
    keep_code,
    show_code_form,
)
from naryad.web.forms.plain_form import PlainForm, name_field, new_password_field
from naryad.web.http import render, see_other

_KEPT, _CODE = "password_link", "password_code"


class ForgottenForm(PlainForm):
    email = name_field(_("E-mail or phone"), autofocus="")


class NewPasswordForm(PlainForm):
    password = new_password_field(_("New password"))
    password_again = new_password_field(_("New password again"))


@require_http_methods(["GET", "HEAD", "POST"])
def forgotten(request: ActingRequest) -> HttpResponse:
    """One answer for everybody, whether the address is known or not."""
    form = ForgottenForm(request.POST or None)
    asked = form.save(lambda: _ask(request, form.cleaned_data["email"]))
    if asked:
        return see_other(request, asked)
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


@require_http_methods(["GET", "HEAD", "POST"])
def type_code(request: ActingRequest) -> HttpResponse:
    """A phone has no room for a letter: the code of the message leads on as its link does."""
    here, back = reverse("password_code"), reverse("password_forgotten")
    if "again" in request.POST:
        ask_again(request, _CODE, lambda name: _ask_code(request, name))
        return see_other(request, here)
    waited = find_waited(request, _CODE)
    if waited is None:
        return see_other(request, back)
    form = CodeForm(request.POST or None)
    link_id = form.save(lambda: _use_code(request, waited.id, form))
    if link_id is not None:
        request.session.pop(_CODE, None)
        request.session[_KEPT] = link_id
        return see_other(request, reverse("password_new"))
    return show_code_form(request, form, waited=waited, back=back, here=here)


def _ask(request: ActingRequest, name: str) -> str:
    """Where one goes on: to look into the mail, or to type the code."""
    if is_phone(read_name(name)):
        keep_code(request, _CODE, code_id=_ask_code(request, name), name=name)
        return reverse("password_code")
    actions.ask_new_password(
        name, host=entering.host_of(request), address=client_address(request), at=request.at
    )
    return f"{reverse('password_forgotten')}?asked"


def _ask_code(request: ActingRequest, name: str) -> int:
    return entering.ask_password_code(request, name, at=request.at)


def _use_code(request: ActingRequest, code_id: int, form: PlainForm) -> int:
    typed, host = form.cleaned_data["code"], entering.host_of(request)
    return actions.use_password_code(code_id, typed, host=host, at=request.at)


def _set(request: ActingRequest, link_id: int, form: NewPasswordForm) -> HttpResponse:
    login = actions.set_new_password(
        link_id,
        password=form.cleaned_data["password"],
        again=form.cleaned_data["password_again"],
        host=entering.host_of(request),
        at=request.at,
    )
    return entering.sign_in_by_letter(request, login, next_url=reverse("home"))
