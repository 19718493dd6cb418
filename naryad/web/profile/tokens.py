"""How does somebody give programs a token of their own, and end it?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from naryad.accounts import actions
from naryad.accounts.token_lists import own_tokens
from naryad.web.acting import SignedInRequest
from naryad.web.doors import login_door
from naryad.web.forms.tokens import TokenForm
from naryad.web.http import Crumb, render, see_other, toast
from naryad.web.profile.fresh import lead_to_confirm


@require_http_methods(["GET", "HEAD", "POST"])
@login_door
def tokens(request: SignedInRequest) -> HttpResponse:
    """Whoever makes one proves first that they are the owner of the login."""
    led = lead_to_confirm(request) if request.method == "POST" else None
    if led is not None:
        return led
    form = TokenForm(request.POST or None, initial={"may": "write", "days": "365"})
    secret = form.save(
        lambda: actions.make_own_token(form.token(), by=request.actor, at=request.at)
    )
    crumbs = (Crumb(_("My profile"), reverse("profile")), Crumb(_("Tokens of programs")))
    if secret is not None:
        # In the answer itself and nowhere else: no table, address or message holds it.
        told = {"secret": secret, "back": reverse("profile_tokens"), "crumbs": crumbs}
        return render(request, "profile/token.html", told)
    values = {"form": form, "tokens": own_tokens(request.actor, at=request.at), "crumbs": crumbs}
    return render(request, "profile/tokens.html", values, status=form.status)


@require_POST
@login_door
def token_end(request: SignedInRequest, token_id: int) -> HttpResponse:
    actions.end_own_token(token_id, by=request.actor, at=request.at)
    toast(request, _("The token is ended"))
    return see_other(request, reverse("profile_tokens"))
