"""How does somebody sign other browsers out?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from naryad.accounts import actions
from naryad.core.ids import read_id
from naryad.web.acting import SignedInRequest
from naryad.web.doors import login_door
from naryad.web.http import see_other, toast


@require_POST
@login_door
def sessions(request: SignedInRequest) -> HttpResponse:
    """One of the list, or all but this one."""
    wanted = request.POST.get("session", "")
    if wanted:
        actions.end_listed_session(request.user, session_id=read_id(wanted) or 0)
        toast(request, _("That browser is signed out"))
    else:
        key = request.session.session_key or ""
        count = actions.end_other_sessions(request.user, except_key=key)
        said = ngettext(
            "%(count)s browser is signed out", "%(count)s browsers are signed out", count
        )
        toast(request, said % {"count": count})
    return see_other(request, reverse("profile"))
