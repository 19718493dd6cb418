"""How does somebody mark tickets for themselves?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.core.errors import NotPermitted, NotVisible
from naryad.core.outcomes import Outcome, done, refused
from naryad.tickets.models import FavouriteTicket
from naryad.tickets.visibility import tickets_visible_to


@transaction.atomic
def mark_favourites(
    ids: Sequence[int], *, is_favourite: bool, by: Actor, at: datetime
) -> list[Outcome]:
    """Of the office; it changes nothing of the tickets, so history does not tell of it, and marking
    twice is marking once. NotVisible stands in the outcomes."""
    by.require_own_eyes()
    if not by.is_employee or by.person_id is None:
        raise NotPermitted
    seen = set(tickets_visible_to(by).filter(pk__in=ids).values_list("pk", flat=True))
    mine = {"organization_id": by.organization_id, "person_id": by.person_id}
    if is_favourite:
        FavouriteTicket.objects.bulk_create(
            [FavouriteTicket(**mine, ticket_id=pk, at=at) for pk in sorted(seen)],
            ignore_conflicts=True,
        )
    else:
        FavouriteTicket.objects.filter(**mine, ticket_id__in=seen).delete()
    return [done(pk) if pk in seen else refused(pk, NotVisible()) for pk in ids]
