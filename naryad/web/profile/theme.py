"""Light or dark?"""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from naryad.accounts import actions
from naryad.web.acting import THEME_COOKIE, THEMES, SignedInRequest
from naryad.web.doors import own_door
from naryad.web.http import see_other
from naryad.web.kept import keep_in_browser
from naryad.web.next_page import next_page


@require_POST
@own_door
def theme(request: SignedInRequest) -> HttpResponse:
    """With the login, and in the browser for the pages before signing in."""
    answer = see_other(request, next_page(request, otherwise=reverse("profile")))
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        actions.edit_preferences(request.user.pk, theme=chosen)
        keep_in_browser(answer, THEME_COOKIE, chosen)
    return answer
