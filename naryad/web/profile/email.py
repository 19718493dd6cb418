"""How does somebody ask to sign in with another address?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from naryad.accounts import actions, entering
from naryad.web.acting import SignedInRequest
from naryad.web.doors import login_door
from naryad.web.forms.plain_form import PlainForm, current_password_field, email_field
from naryad.web.http import Crumb, render, see_other, toast


class EmailForm(PlainForm):
    email = email_field(gettext_lazy("New e-mail"), autocomplete="email")
    current = current_password_field(gettext_lazy("Current password"))


@require_http_methods(["GET", "HEAD", "POST"])
@login_door
def email(request: SignedInRequest) -> HttpResponse:
    form = EmailForm(request.POST or None)
    asked = form.save(lambda: _ask(request, form))
    if asked is None:
        crumbs = (Crumb(_("My profile"), reverse("profile")), Crumb(_("E-mail")))
        values = {"form": form, "login": request.user, "crumbs": crumbs}
        return render(request, "profile/email.html", values, status=form.status)
    said = _("A letter is on its way to %(address)s. Follow its link to confirm.")
    toast(request, said % {"address": asked}, kind="wait")
    return see_other(request, reverse("profile"))


def _ask(request: SignedInRequest, form: EmailForm) -> str:
    new: str = form.cleaned_data["email"]
    actions.ask_email_change(
        request.user.pk,
        email=new,
        current=form.cleaned_data["current"],
        host=entering.host_of(request),
        at=request.at,
    )
    return new
