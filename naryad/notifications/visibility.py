"""Which notices may this person see?"""

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.notifications.codes import Fate
from naryad.notifications.models import Notice


def notices_visible_to(actor: Actor) -> QuerySet[Notice]:
    """One's own that the bell tells. What they are about is asked of tickets each time anew."""
    return Notice.objects.filter(
        organization_id=actor.organization_id, person_id=actor.person_id or 0, bell=Fate.TOLD
    )
