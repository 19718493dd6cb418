"""How does somebody take back that a sign-in service may vouch for them?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naryad.accounts import actions
from naryad.accounts.actions.unlink_identity import OnlyWayIn
from naryad.core.ids import read_id
from naryad.web.acting import SignedInRequest
from naryad.web.doors import login_door
from naryad.web.http import see_other, toast


@require_POST
@login_door
def identities(request: SignedInRequest) -> HttpResponse:
    number = read_id(request.POST.get("identity", "")) or 0
    try:
        actions.unlink_identity(request.user.pk, identity_id=number, at=request.at)
    except OnlyWayIn as refusal:
        toast(request, str(refusal), kind="bad")
    else:
        toast(request, _("The sign-in service is unlinked"))
    return see_other(request, reverse("profile"))
