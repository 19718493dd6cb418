"""What does a door of the API know about a request?"""

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.utils import timezone

from naryad.access.actor import Actor
from naryad.accounts.tokens import OpenToken
from naryad.lists.fields import Asker

if TYPE_CHECKING:
    from naryad.organizations.models import Organization
    from naryad.people.models import Person


class ApiRequest(HttpRequest):
    """Of whoever was let in. `token` is None for a session of a browser."""

    at: datetime
    actor: Actor
    person: "Person"
    organization: "Organization"
    token: OpenToken | None


def asker_of(request: ApiRequest) -> Asker:
    """Days are those of the caller's zone, as on pages."""
    zone = timezone.get_current_timezone()
    assert isinstance(zone, ZoneInfo)
    return Asker(request.actor, request.at, zone)
