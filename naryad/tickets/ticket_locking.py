"""How are tickets taken for a change?"""

from collections.abc import Collection

from naryad.access.actor import Actor
from naryad.tickets.models import Ticket
from naryad.tickets.seeing import tickets_visible_to


def take_tickets(ids: Collection[int], *, by: Actor, is_deleted: bool = False) -> dict[int, Ticket]:
    """Those of the ids that the actor sees, living or deleted as asked, locked in order of ids."""
    rows = Ticket.objects.filter(organization_id=by.organization_id, pk__in=ids)
    rows = rows.filter(deleted_at__isnull=not is_deleted)
    locked = {row.pk: row for row in rows.select_for_update(no_key=True).order_by("pk")}
    visible = tickets_visible_to(by, with_deleted=is_deleted).filter(pk__in=list(locked))
    return {pk: locked[pk] for pk in visible.values_list("pk", flat=True)}


def lock_tickets(ids: Collection[int], *, organization_id: int) -> dict[int, Ticket]:
    """For the program itself: living ones, locked in order of ids."""
    rows = Ticket.objects.filter(organization_id=organization_id, pk__in=ids, deleted_at=None)
    return {row.pk: row for row in rows.select_for_update(no_key=True).order_by("pk")}
