"""How does somebody change the password they know?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from naryad.accounts import actions, entering
from naryad.web.acting import SignedInRequest
from naryad.web.doors import login_door
from naryad.web.forms.plain_form import PlainForm, current_password_field, new_password_field
from naryad.web.http import Crumb, render, see_other, toast


class PasswordForm(PlainForm):
    current = current_password_field(gettext_lazy("Current password"))
    password = new_password_field(gettext_lazy("New password"))
    password_again = new_password_field(gettext_lazy("New password again"))


@require_http_methods(["GET", "HEAD", "POST"])
@login_door
def password(request: SignedInRequest) -> HttpResponse:
    form = PasswordForm(request.POST or None)
    login = form.save(
        lambda: actions.change_password(
            request.user.pk,
            current=form.cleaned_data["current"],
            password=form.cleaned_data["password"],
            again=form.cleaned_data["password_again"],
            host=entering.host_of(request),
            session_key=request.session.session_key or "",
            at=request.at,
        )
    )
    if login is None:
        crumbs = (Crumb(_("My profile"), reverse("profile")), Crumb(_("Password")))
        values = {"form": form, "login": request.user, "crumbs": crumbs}
        return render(request, "profile/password.html", values, status=form.status)
    entering.stay_signed_in(request, login)
    toast(request, _("The password is changed, all other browsers are signed out"))
    return see_other(request, reverse("profile"))
