"""How does somebody sign in with a code instead of the password?"""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from naryad.accounts import entering
from naryad.web.acting import ActingRequest
from naryad.web.door.going_on import go_on
from naryad.web.door.typed_code import (
    CodeForm,
    NameForm,
    ask_again,
    find_waited,
    keep_code,
    show_code_form,
)
from naryad.web.forms.plain_form import PlainForm
from naryad.web.http import render, see_other
from naryad.web.jinja import with_query
from naryad.web.next_page import next_page

_KEPT = "sign_in_code"


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: ActingRequest) -> HttpResponse:
    """One answer for everybody, whether the name is known or not."""
    on = next_page(request, otherwise=reverse("home"))
    if request.actor is not None and request.method != "POST":
        return see_other(request, on)
    form = NameForm(request.POST or None)
    code_id = form.save(lambda: _ask(request, form.cleaned_data["name"]))
    if code_id is None:
        values = {"form": form, "next": on}
        return render(request, "door/sign_in_code.html", values, status=form.status)
    keep_code(request, _KEPT, code_id=code_id, name=form.cleaned_data["name"])
    return see_other(request, with_query(reverse("sign_in_code_typed"), next=on))


@require_http_methods(["GET", "HEAD", "POST"])
def type_code(request: ActingRequest) -> HttpResponse:
    on = next_page(request, otherwise=reverse("home"))
    back = with_query(reverse("sign_in_code"), next=on)
    here = with_query(reverse("sign_in_code_typed"), next=on)
    if "again" in request.POST:
        ask_again(request, _KEPT, lambda name: _ask(request, name))
        return see_other(request, here)
    waited = find_waited(request, _KEPT)
    if waited is None:
        return see_other(request, back)
    form = CodeForm(request.POST or None)
    answer = form.save(lambda: _sign_in(request, waited.id, form, on))
    if answer:
        request.session.pop(_KEPT, None)
        return go_on(request, answer)
    return show_code_form(request, form, waited=waited, back=back, here=here)


def _ask(request: ActingRequest, name: str) -> int:
    return entering.ask_sign_in_code(request, name, at=request.at)


def _sign_in(request: ActingRequest, code_id: int, form: PlainForm, on: str) -> HttpResponse:
    typed = form.cleaned_data["code"]
    return entering.sign_in_by_code(request, code_id, typed, next_url=on, at=request.at)
