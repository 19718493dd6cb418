"""Does the journal find its few lines among many other events without reading them all?"""

from datetime import timedelta

import psycopg

from naryad.lists.journal import rights_events_visible_to
from tests.database import TestDatabase
from tests.world import World

MANY, EACH = 60_000, 2_000


def test_old_changes_of_rights_are_found_by_their_kinds(
    own_world: World, own_database: TestDatabase
) -> None:
    house = own_world.service
    with psycopg.connect(own_database.urls.owner, autocommit=True) as connection:
        connection.execute(_EVENTS, {"house": house.id, "many": MANY, "each": EACH})
        connection.execute("ANALYZE history_event")
    found = rights_events_visible_to(own_world.actor(house.head)).order_by("-at", "-pk")
    old = found.filter(at__lte=own_world.at - timedelta(days=20))[:51]
    assert len(old) >= MANY // EACH // 2
    assert "event_of_kind" in old.explain()


_EVENTS = """
INSERT INTO history_event (organization_id, kind, subject, subject_id, at, changes)
SELECT %(house)s, CASE WHEN i %% %(each)s = 0 THEN 'person.banned' ELSE 'person.edited' END,
       'person', i, now() - i * interval '1 minute', '{}'
FROM generate_series(1, %(many)s) i
"""
