"""Which tickets are this person's favourites?"""

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.tickets.models import FavouriteTicket


def favourites_of(actor: Actor) -> QuerySet[FavouriteTicket]:
    """Their own alone; whoever looks with another's eyes sees none, for they are private."""
    if actor.person_id is None or actor.viewed_by is not None:
        return FavouriteTicket.objects.none()
    return FavouriteTicket.objects.filter(
        organization_id=actor.organization_id, person_id=actor.person_id
    )
