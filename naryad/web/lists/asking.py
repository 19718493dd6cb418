"""Who asks a list, with which clock?"""

from django.utils import timezone

from naryad.lists.fields import Asker
from naryad.web.acting import SignedInRequest


def asker_of(request: SignedInRequest) -> Asker:
    """Days begin in the zone that the door has activated for the reader."""
    return Asker(request.actor, request.at, timezone.get_current_timezone())
