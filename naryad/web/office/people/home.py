"""Where does the office begin?"""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.http import Crumb, render, see_other
from naryad.web.menu import open_sections
from naryad.web.office.menu import OFFICE


@office_door
@require_safe
def office_home(request: SignedInRequest) -> HttpResponse:
    """At the first place of the menu that this person may enter; whoever may enter none is told
    why and whom to ask."""
    for section in open_sections(OFFICE, request.actor, ""):
        for place in section.items:
            return see_other(request, place.url)
    context = {"crumbs": [Crumb(_("Office"))]}
    return render(request, "office/people/home.html", context)
