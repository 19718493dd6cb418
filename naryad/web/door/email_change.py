"""How does somebody confirm the new address that they will sign in with?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from naryad.accounts import actions, entering
from naryad.accounts.secret_links import DeadLink
from naryad.core.errors import Refusal
from naryad.web.acting import ActingRequest
from naryad.web.door.dead_link import show_dead_link
from naryad.web.http import render, see_other, toast

_KEPT = "email_link"


@require_safe
def follow_link(request: ActingRequest, secret: str) -> HttpResponse:
    request.session[_KEPT] = actions.open_email_link(secret)
    return see_other(request, reverse("email_confirm"))


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: ActingRequest) -> HttpResponse:
    """The link alone proves who it is: it came to the new address, asked for with the password."""
    try:
        link = actions.find_email_link(request.session.get(_KEPT), at=request.at)
        if request.method != "POST":
            return render(request, "door/email_confirm.html", {"address": link.address, "said": ""})
        actions.confirm_email_change(
            link.pk,
            host=entering.host_of(request),
            session_key=request.session.session_key or "",
            at=request.at,
        )
    except DeadLink as dead:
        return show_dead_link(request, dead, again="profile_email")
    except Refusal as refusal:
        values = {"address": link.address, "said": str(refusal)}
        return render(request, "door/email_confirm.html", values, status=refusal.status)
    request.session.pop(_KEPT, None)
    toast(request, _("From now on you sign in with %(address)s.") % {"address": link.address})
    return see_other(request, reverse("home"))
