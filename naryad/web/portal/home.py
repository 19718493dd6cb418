"""What does a customer see first?"""

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from naryad.access.permissions import Permission
from naryad.assets.at_hand import assets_at_hand
from naryad.files.visibility import main_photos
from naryad.lists.customer_tickets.finding import Sought, number_of_requests, page_of_requests
from naryad.lists.customer_tickets.rows import read_requests
from naryad.notifications.push_keys import public_key
from naryad.people.queries import PersonCard, card
from naryad.web.acting import SignedInRequest
from naryad.web.doors import portal_door
from naryad.web.http import render
from naryad.web.portal.greeting import say_hello

# How many open requests and objects stand here; the lists have them all.
_FIRST = 5
_WANTED: tuple[tuple[str, str | Promise], ...] = (
    ("email", _("E-mail")),
    ("phone", _("Mobile phone")),
    ("position", _("Position")),
)


@require_safe
@portal_door
def home(request: SignedInRequest) -> HttpResponse:
    own = card(request.actor, request.person.pk)
    assets = assets_at_hand(request.actor, most=_FIRST)
    page = page_of_requests(request.actor, Sought(), cursor=None, size=_FIRST)
    values = {
        "hello": say_hello(own.person.first_name, at=request.at),
        "card": own,
        "missing": missing_details(own),
        "organization": request.organization,
        "assets": assets,
        "photos": main_photos("asset", [each.pk for each in assets], actor=request.actor),
        "push_key": public_key(),
        "page": page,
        "requests": read_requests(page.rows, actor=request.actor),
        "count": number_of_requests(request.actor, is_open=True),
        "may_add": request.actor.may(Permission.ADD_TICKETS),
    }
    return render(request, "portal/home.html", values)


def missing_details(own: PersonCard) -> list[str | Promise]:
    """What the service company would need to reach the person and to know who they are."""
    return [word for name, word in _WANTED if not getattr(own.person, name)]
