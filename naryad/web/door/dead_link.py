"""What does somebody see whose link from a letter does not work any more?"""

from django.http import HttpResponse

from naryad.accounts.secret_links import DeadLink
from naryad.web.acting import ActingRequest
from naryad.web.http import render


def show_dead_link(request: ActingRequest, dead: DeadLink, *, again: str = "") -> HttpResponse:
    """`again`: the route where one asks for another letter oneself."""
    values = {"said": str(dead), "organization": request.organization, "again": again}
    return render(request, "door/dead_link.html", values, status=dead.status)
