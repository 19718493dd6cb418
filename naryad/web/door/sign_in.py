"""How does somebody sign in and out?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from naryad.accounts import entering
from naryad.accounts.providers import providers_of_organization
from naryad.web.acting import ActingRequest
from naryad.web.door.going_on import go_on
from naryad.web.forms.plain_form import PlainForm, current_password_field, name_field
from naryad.web.http import render, see_other
from naryad.web.next_page import next_page


class SignInForm(PlainForm):
    email = name_field(_("E-mail or phone"), autocomplete="username webauthn", autofocus="")
    password = current_password_field(_("Password"))


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: ActingRequest) -> HttpResponse:
    on = next_page(request, otherwise=reverse("home"))
    if request.actor is not None and request.method != "POST":
        return see_other(request, on)
    form = SignInForm(request.POST or None)
    answer = form.save(
        lambda: entering.sign_in(
            request,
            name=form.cleaned_data["email"],
            password=form.cleaned_data["password"],
            next_url=on,
        )
    )
    return go_on(request, answer) if answer else show_sign_in(request, form, on)


@require_POST
def sign_out(request: ActingRequest) -> HttpResponse:
    entering.sign_out(request, at=request.at)
    answer = see_other(request, reverse("sign_in"))
    # What this browser has kept of the pages goes too; the next person at it finds nothing.
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def show_sign_in(
    request: ActingRequest, form: SignInForm, on: str, *, wrong: PlainForm | None = None
) -> HttpResponse:
    """`wrong`: the form beside it that was refused."""
    said = (wrong or form).non_field_errors()
    organization = request.organization
    values = {
        "form": form,
        "next": on,
        "said": said[0] if said else "",
        "organization": organization,
        "providers": providers_of_organization(organization.pk) if organization else [],
    }
    return render(request, "door/sign_in.html", values, status=(wrong or form).status)
