"""How does anybody choose the language and the organization, also from the sign-in page?"""

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from naryad.accounts import actions, entering
from naryad.core.ids import read_id
from naryad.web.acting import LANGUAGE_COOKIE, ActingRequest, SignedInRequest
from naryad.web.doors import waiting_door
from naryad.web.http import render, see_other
from naryad.web.kept import keep_in_browser
from naryad.web.next_page import next_page


@require_POST
def set_language(request: ActingRequest) -> HttpResponse:
    """Kept in the browser, and with the login where there is one."""
    answer = see_other(request, next_page(request, otherwise=reverse("home")))
    language = request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES):
        return answer
    if request.user.is_authenticated:
        actions.edit_preferences(request.user.pk, language=language)
    keep_in_browser(answer, LANGUAGE_COOKIE, language)
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@waiting_door
def choose_organization(request: SignedInRequest) -> HttpResponse:
    if request.method != "POST":
        memberships = entering.memberships_within(request, request.user, at=request.at)
        return render(request, "door/organizations.html", {"memberships": memberships})
    chosen = request.POST.get("organization", "")
    entering.enter_organization(
        request,
        request.user,
        organization_id=read_id(chosen) or 0,
        at=request.at,
    )
    return see_other(request, reverse("home"))
