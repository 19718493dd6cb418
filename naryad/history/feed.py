"""In which order does a reader take events, so that none is ever missed?"""

from collections.abc import Callable, Sequence

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
