"""Is a change of rights marked as one, whenever it was recorded?"""

from importlib import import_module

import psycopg

from naryad.history.models import Event
from naryad.history.recording import Change, record
from naryad.history.rights import RIGHTS_KINDS
from tests.database import TestDatabase
from tests.world import World

mark_rights = import_module("naryad.history.migrations.0004_mark_rights")
# Recorded since events know whether they are about rights.
SINCE = {
    "offer.added",
    "offer.deleted",
    "offer.edited",
    "offer.restored",
    "person.approved",
    "person.gave_back",
    "person.merged",
    "person.registered",
    "person.registration_refused",
    "person.service_added",
    "person.token_ended",
    "person.token_made",
    "person.took_in",
    "person.unmerged",
    "webhook.added",
    "webhook.edited",
    "webhook.ended",
    "webhook.paused",
    "webhook.paused_by_itself",
    "webhook.resumed",
    "webhook.secret_renewed",
}
OTHERS = ("person.edited", "company.deleted", "person.view_started_by_them")


def _marked(world: World) -> set[str]:
    events = Event.objects.filter(organization=world.service.id, subject="test")
    return set(events.filter(is_about_rights=True).values_list("kind", flat=True))


def test_changes_of_rights_are_recorded_as_such_and_nothing_else_is(world: World) -> None:
    changes = [Change(kind, "test", 1) for kind in (*RIGHTS_KINDS, *OTHERS)]
    record(changes, by=world.service.system, at=world.at)
    assert _marked(world) == set(RIGHTS_KINDS)


def test_what_was_recorded_before_is_marked_alike(
    own_world: World, own_database: TestDatabase
) -> None:
    with psycopg.connect(own_database.urls.owner, autocommit=True) as connection:
        connection.execute(_UNMARKED, [own_world.service.id, [*RIGHTS_KINDS, *OTHERS]])
        assert _marked(own_world) == set()
        connection.execute(mark_rights.MARK)
    assert _marked(own_world) == set(RIGHTS_KINDS) - SINCE


_UNMARKED = """
INSERT INTO history_event (organization_id, kind, subject, subject_id, at, changes)
SELECT %s, kind, 'test', 1, now(), '{}' FROM unnest(%s::text[]) AS given (kind)
"""
