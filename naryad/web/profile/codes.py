"""How does somebody get recovery codes, which are shown once?"""

from collections.abc import Sequence
from urllib.parse import quote

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naryad.accounts import actions, entering
from naryad.core.errors import Refusal
from naryad.web.acting import SignedInRequest
from naryad.web.http import render, see_other, toast
from naryad.web.profile.factors import crumbs
from naryad.web.profile.fresh import fresh_door


@require_POST
@fresh_door
def codes(request: SignedInRequest) -> HttpResponse:
    browser = entering.browser_of(request)
    try:
        made = actions.renew_codes(request.user.pk, browser=browser, at=request.at)
    except Refusal as refusal:
        toast(request, str(refusal), kind="bad")
        return see_other(request, reverse("profile_factors"))
    return show_codes(request, made, said=_("The codes before these work no more"))


def show_codes(request: SignedInRequest, made: Sequence[str], *, said: str) -> HttpResponse:
    """In the answer itself and nowhere else: no table and no address holds them. None were made
    where there are some already."""
    toast(request, said)
    if not made:
        return see_other(request, reverse("profile_factors"))
    head = _("Recovery codes of %(email)s for %(host)s") % {
        "email": str(request.user),
        "host": entering.host_of(request),
    }
    text = "\r\n".join([head, "", *made, ""])
    values = {
        "codes": made,
        "text": text,
        "download": f"data:text/plain;charset=utf-8,{quote(text)}",
        "head": head,
        "crumbs": crumbs(_("Recovery codes")),
    }
    return render(request, "profile/codes.html", values)
