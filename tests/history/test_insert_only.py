"""Can the program change what has happened?"""

import pytest
from django.db import ProgrammingError, connection, transaction

from naryad.history.models import Event
from naryad.history.recording import Change, record
from naryad.history.timeline import events_of
from tests.world import FOREIGN_WORD, World

FORBIDDEN = (
    "UPDATE history_event SET kind = 'nothing'",
    "DELETE FROM history_event",
    "TRUNCATE history_event",
    "UPDATE history_generation SET number = 7",
    "DELETE FROM history_generation",
    "ALTER TABLE history_event ADD COLUMN spare integer",
    "DROP TABLE history_event",
    "CREATE RULE quiet AS ON INSERT TO history_event DO INSTEAD NOTHING",
    "SET ROLE naryad_owner",
    "CREATE TABLE public.spare (id integer)",
)


@pytest.mark.parametrize("command", FORBIDDEN)
def test_the_role_of_the_program_may_not(command: str, world: World) -> None:
    with (
        pytest.raises(ProgrammingError, match=r"permission denied|must be (owner|able)"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(command)


def _erase(organization_id: int, subject: str, subject_id: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT history_erase(%s::bigint, %s::text, %s::bigint)",
            [organization_id, subject, subject_id],
        )
        return int(cursor.fetchone()[0])


def test_erasing_blanks_the_values_and_keeps_that_something_happened(world: World) -> None:
    house, subject = world.service, world.service.loner
    secret = {"last_name": {"old": "Было", "new": "Стало"}, "email": {"old": "", "new": "a@b.c"}}
    record([Change("person.edited", "person", subject.pk, secret)], by=house.system, at=world.at)
    before = [event.kind for event in events_of("person", subject.pk, organization_id=house.id)]
    assert _erase(house.id, "person", subject.pk) == len(before)
    events = events_of("person", subject.pk, organization_id=house.id)
    assert [event.kind for event in events] == before
    assert events[0].changes == {"last_name": {"erased": True}, "email": {"erased": True}}


def test_erasing_touches_no_other_subject_and_no_other_organization(world: World) -> None:
    before = list(Event.objects.order_by("pk").values_list("pk", "changes"))
    assert _erase(world.service.id, "person", world.other.customer.pk) == 0
    assert _erase(world.service.id, "company", world.service.customer.pk) == 0
    assert list(Event.objects.order_by("pk").values_list("pk", "changes")) == before


def test_a_timeline_holds_only_its_subject_and_organization(world: World) -> None:
    subject = world.service.customer.pk
    record([Change("company.edited", "company", subject)], by=world.service.system, at=world.at)
    record([Change("person.edited", "person", subject)], by=world.other.system, at=world.at)
    events = events_of("person", subject, organization_id=world.service.id)
    assert {event.subject for event in events} == {"person"}
    assert {event.organization_id for event in events} == {world.service.id}
    assert FOREIGN_WORD not in str([event.changes for event in events])
