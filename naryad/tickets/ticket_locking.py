"""How are tickets taken for a change?"""

from collections.abc import Collection, Iterable

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.core.locks import hold_lock, share_locks
from naryad.tickets.models import Ticket
from naryad.tickets.refusals import TypeChangedMeanwhile
from naryad.tickets.visibility import tickets_visible_to


def share_links(organization_id: int) -> None:
    """First of all, before tickets name a company, an object or a work type: together with others
    who do, but not with somebody who deletes what they would name, or gives it another place."""
    share_locks([_links_lock(organization_id)])


def hold_links(organization_id: int) -> None:
    """Alone: whoever names something now has ended, and who wants to sees then what has gone."""
    hold_lock(_links_lock(organization_id))


def _links_lock(organization_id: int) -> str:
    return f"tickets/links/{organization_id}"


def take_tickets(
    ids: Collection[int], *, by: Actor, is_deleted: bool | None = False
) -> dict[int, Ticket]:
    """Those of the ids that the actor sees, living or deleted as asked or either, locked in order
    of ids. TypeChangedMeanwhile: the life cycle that judges one is not held, and must not be waited
    for while its row is locked."""
    rows = Ticket.objects.filter(organization_id=by.organization_id, pk__in=ids)
    shared = _share_cycles_of(rows)
    if is_deleted is not None:
        rows = rows.filter(deleted_at__isnull=not is_deleted)
    locked = {row.pk: row for row in rows.select_for_update(no_key=True).order_by("pk")}
    if any(row.type_id not in shared for row in locked.values()):
        raise TypeChangedMeanwhile
    visible = tickets_visible_to(by, with_deleted=is_deleted is not False).filter(
        pk__in=list(locked)
    )
    return {pk: locked[pk] for pk in visible.values_list("pk", flat=True)}


def lock_tickets(ids: Collection[int], *, organization_id: int) -> dict[int, Ticket]:
    """For the program itself: living ones, locked in order of ids. One whose type is being changed
    is left out: what was to be done with it was planned for its old life cycle."""
    rows = Ticket.objects.filter(organization_id=organization_id, pk__in=ids, deleted_at=None)
    shared = _share_cycles_of(rows)
    locked = rows.select_for_update(no_key=True).order_by("pk")
    return {row.pk: row for row in locked if row.type_id in shared}


def share_cycles(type_ids: Iterable[int]) -> None:
    """Before tickets are locked, or made: none is published while a ticket is judged by it."""
    share_locks(cycle_lock(type_id) for type_id in type_ids)


def cycle_lock(type_id: int) -> str:
    """Held alone by whoever publishes a life cycle of the type."""
    return f"tickets/cycle/{type_id}"


def _share_cycles_of(rows: QuerySet[Ticket]) -> set[int]:
    types = set(rows.order_by().values_list("type_id", flat=True).distinct())
    share_cycles(types)
    return types
