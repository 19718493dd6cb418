"""In which order does a reader take events, so that none is ever missed?"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from django.db import connection, transaction

from naryad.history.models import Event, FeedCursor

# Ids are given before commit: an event with a lower id may appear after one with a higher. What
# every running transaction began before is settled, so a reader takes only what lies below it.
_SETTLED = """
SELECT id FROM history_event
WHERE (generation, transaction, id) > (%s::int, %s::bigint, %s::bigint)
  AND (generation < history_current_generation()
       OR transaction < pg_snapshot_xmin(pg_current_snapshot())::text::bigint)
ORDER BY generation, transaction, id LIMIT %s::int
"""

_SETTLED_OF_ORGANIZATION = """
SELECT id FROM history_event
WHERE (generation, transaction, id) > (%s::int, %s::bigint, %s::bigint)
  AND organization_id = %s::bigint
  AND (generation < history_current_generation()
       OR transaction < pg_snapshot_xmin(pg_current_snapshot())::text::bigint)
ORDER BY generation, transaction, id LIMIT %s::int
"""
_LAST = """
SELECT generation, transaction, id FROM history_event
WHERE organization_id = %s::bigint
  AND (generation < history_current_generation()
       OR transaction < pg_snapshot_xmin(pg_current_snapshot())::text::bigint)
ORDER BY generation DESC, transaction DESC, id DESC LIMIT 1
"""


class Place(NamedTuple):
    """Between two events of the feed: right behind this one."""

    generation: int
    transaction: int
    event_id: int


FIRST = Place(0, 0, 0)


def place_of(event: Event) -> Place:
    return Place(event.generation, event.transaction, event.pk)


def read_settled(organization_id: int, *, after: Place, most: int) -> list[Event]:
    """For a reader who keeps the place of its own: the next settled events of one organization."""
    with connection.cursor() as database:
        database.execute(_SETTLED_OF_ORGANIZATION, [*after, organization_id, most])
        ids = [row[0] for row in database.fetchall()]
    found = Event.objects.in_bulk(ids)
    return [found[event_id] for event_id in ids]


def last_settled(organization_id: int) -> Place:
    """Whoever begins here hears of what comes and of nothing before."""
    with connection.cursor() as database:
        database.execute(_LAST, [organization_id])
        row = database.fetchone()
    return Place(*row) if row else FIRST


@transaction.atomic
def read_feed(reader: str, *, consume: Callable[[Sequence[Event]], None], most: int = 500) -> int:
    """Hand the next settled events to `consume` and move this reader's cursor; how many there were.

    Cursor and effect share the transaction: a crash repeats both or neither.
    """
    FeedCursor.objects.get_or_create(reader=reader)
    cursor = FeedCursor.objects.select_for_update().get(reader=reader)
    place = [cursor.generation, cursor.transaction, cursor.event_id]
    with connection.cursor() as database:
        database.execute(_SETTLED, [*place, most])
        ids = [row[0] for row in database.fetchall()]
    found = Event.objects.in_bulk(ids)
    events = [found[event_id] for event_id in ids]
    if events:
        consume(events)
        last = events[-1]
        cursor.generation, cursor.transaction = last.generation, last.transaction
        cursor.event_id = last.pk
        cursor.save()
    return len(events)
