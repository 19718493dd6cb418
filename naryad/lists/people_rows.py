"""What does a list show of each person on a page?"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.accounts.queries import InvitationView, invitation_states, last_seen
from naryad.lists.employments import shown_employments
from naryad.people.models import PersonRole
from naryad.people.visibility import roles_visible_to

# Late: the page knows its ids already, so every row is one look into one index.
_ROWS = """
SELECT p.id, p.sort_key, p.last_name, p.first_name, p.email, p.phone, p.phone_extension,
       p.position, p.banned_at, p.banned_until, p.deleted_at, p.photo_id
FROM unnest(%s::bigint[]) WITH ORDINALITY AS page (id, place)
JOIN people_person p ON p.organization_id = %s::bigint AND p.id = page.id
ORDER BY page.place
"""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """`belongs` names the companies of a customer and the roles of an employee."""

    id: int
    sort_key: str
    last_name: str
    first_name: str
    email: str
    phone: str
    phone_extension: str
    position: str
    is_banned: bool
    is_deleted: bool
    photo_id: int | None
    belongs: Sequence[str]
    invitation: InvitationView
    seen_at: datetime | None


def read_rows(ids: Sequence[int], *, kind: Kind, actor: Actor, at: datetime) -> list[PersonRow]:
    """In the order of the ids, in four queries whatever their number. The caller has taken the
    ids from what the actor sees."""
    if not ids:
        return []
    links = _companies(ids, actor) if kind == Kind.CUSTOMER else _roles(ids, actor)
    states = invitation_states(ids, organization_id=actor.organization_id, at=at)
    seen = last_seen(ids, organization_id=actor.organization_id)
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, [list(ids), actor.organization_id])
        rows = cursor.fetchall()
    return [_make(row, links, states, seen, at=at) for row in rows]


def _make(
    row: Sequence[Any],
    links: Mapping[int, Sequence[str]],
    states: Mapping[int, InvitationView],
    seen: Mapping[int, datetime],
    *,
    at: datetime,
) -> PersonRow:
    """Columns that are shown as they are stand first, in the order of the query."""
    person_id, banned_at, banned_until, deleted_at, photo_id = row[0], *row[8:]
    values = [
        *row[:8],
        banned_at is not None and (banned_until is None or banned_until > at),
        deleted_at is not None,
        photo_id,
        links.get(person_id, ()),
        states[person_id],
        seen.get(person_id),
    ]
    return PersonRow(*values)


def _companies(ids: Sequence[int], actor: Actor) -> dict[int, list[str]]:
    links = shown_employments(actor).filter(person_id__in=ids)
    named: dict[int, list[str]] = defaultdict(list)
    rows = links.order_by("person_id", "company__sort_key", "pk")
    for person_id, name in rows.values_list("person_id", "company__name"):
        named[person_id].append(name)
    return named


def _roles(ids: Sequence[int], actor: Actor) -> dict[int, list[str]]:
    held = PersonRole.objects.filter(
        organization_id=actor.organization_id,
        person_id__in=ids,
        role_id__in=roles_visible_to(actor).values("pk"),
    )
    named: dict[int, list[str]] = defaultdict(list)
    rows = held.order_by("person_id", "role_id")
    for person_id, name in rows.values_list("person_id", "role__name"):
        named[person_id].append(str(name))
    return named
