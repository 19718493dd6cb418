"""How are people taken for a change, so that two changes at once cannot cross?"""

from collections.abc import Iterable
from datetime import datetime

from naryad.access.actor import Actor
from naryad.core.errors import NotPermitted
from naryad.core.locks import hold_lock, share_locks
from naryad.people.models import Person
from naryad.people.visibility import people_visible_to


def share_links(organization_id: int) -> None:
    """First of all, before people are linked to companies, areas and directories: together with
    others who do, but not with somebody who takes away what they would be linked to."""
    share_locks([_links_lock(organization_id)])


def hold_links(organization_id: int) -> None:
    """Alone: who links people now has ended, and who wants to sees then what has gone."""
    hold_lock(_links_lock(organization_id))


def _links_lock(organization_id: int) -> str:
    return f"people/links/{organization_id}"


def lock_people(
    ids: Iterable[int], *, by: Actor, at: datetime, with_deleted: bool = False
) -> dict[int, Person]:
    """Those of the ids that the actor sees, locked until the transaction ends.

    The actor's own row is locked with them, in one order of ids: every event names its actor, so
    two who change each other would otherwise wait for each other. What is locked is fresh, so
    somebody who was banned, deleted or converted a moment ago goes no further.
    """
    ids = set(ids)
    own = set() if by.person_id is None else {by.person_id}
    # Rows that merely point here (events, links, letters) need not wait: the key stays.
    rows = Person.objects.filter(organization_id=by.organization_id, pk__in=ids | own)
    locked = {row.pk: row for row in rows.select_for_update(no_key=True).order_by("pk")}
    for own_id in own:
        _refuse_gone(locked.get(own_id), by=by, at=at)
    visible = people_visible_to(by, with_deleted=with_deleted).filter(pk__in=ids)
    return {person_id: locked[person_id] for person_id in visible.values_list("pk", flat=True)}


def _refuse_gone(actor: Person | None, *, by: Actor, at: datetime) -> None:
    if actor is None or actor.deleted_at or actor.is_banned(at=at) or actor.kind != by.kind:
        raise NotPermitted
