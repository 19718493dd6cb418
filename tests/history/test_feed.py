"""Does a reader of the feed miss an event, or see it twice?"""

import threading
from collections.abc import Iterator, Sequence

import psycopg
import pytest
from django.db import connection, connections, transaction
from pytest_django import DjangoDbBlocker

from naryad.history.feed import read_feed
from naryad.history.generation import raise_generation_when_behind
from naryad.history.models import Event, Generation
from naryad.history.recording import Change, record
from tests.database import TestDatabase, TestServer, end_test_server, start_test_server
from tests.peopled import Peopled, build_peopled
from tests.world import World


@pytest.fixture(scope="module")
def test_server() -> Iterator[TestServer]:
    """Of these tests alone: what is settled depends on every transaction of the whole server, so
    that of a test beside them would hold back what they have just written."""
    server = start_test_server()
    yield server
    end_test_server(server)


@pytest.fixture(scope="module")
def peopled(test_server: TestServer, django_db_blocker: DjangoDbBlocker) -> Peopled:
    with django_db_blocker.unblock():
        return build_peopled(test_server)


def _note(world: World, number: int) -> None:
    change = Change("person.edited", "person", number)
    record([change], by=world.service.system, at=world.at)


def _read(reader: str = "test") -> list[int]:
    """The numbers of the next events."""
    seen: list[int] = []

    def consume(events: Sequence[Event]) -> None:
        seen.extend(event.subject_id for event in events)

    read_feed(reader, consume=consume)
    return seen


@pytest.fixture
def told(own_world: World) -> World:
    """A house whose history so far has been read."""
    _read()
    return own_world


def test_no_reader_misses_an_event_when_the_later_writer_commits_first(told: World) -> None:
    first_has_written, second_has_committed = threading.Event(), threading.Event()

    def write_first_and_commit_last() -> None:
        with transaction.atomic():
            _note(told, 1)
            first_has_written.set()
            assert second_has_committed.wait(30)
        connections.close_all()

    slow = threading.Thread(target=write_first_and_commit_last)
    slow.start()
    assert first_has_written.wait(30)
    _note(told, 2)
    early = _read()
    second_has_committed.set()
    slow.join(30)
    assert early == []
    assert _read() == [1, 2]
    assert _read() == []


def test_each_reader_has_a_place_of_its_own(told: World) -> None:
    _note(told, 1)
    assert _read() == [1]
    _note(told, 2)
    assert _read("another")[-2:] == [1, 2]
    assert _read() == [2]


def test_a_reader_that_fails_reads_the_same_again(told: World) -> None:
    _note(told, 1)

    def fail(events: Sequence[Event]) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        read_feed("test", consume=fail)
    assert _read() == [1]


def test_a_reader_takes_no_more_than_it_asked_for(told: World) -> None:
    for number in (1, 2, 3):
        _note(told, number)
    assert read_feed("test", consume=lambda events: None, most=2) == 2
    assert _read() == [3]


def test_two_workers_of_one_reader_do_not_take_the_same_event(told: World) -> None:
    for number in range(20):
        _note(told, number)
    taken: list[int] = []
    lock = threading.Lock()

    def work() -> None:
        def consume(events: Sequence[Event]) -> None:
            with lock:
                taken.extend(event.subject_id for event in events)

        while read_feed("test", consume=consume, most=3):
            pass
        connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(30)
    assert sorted(taken) == list(range(20))
    assert taken == sorted(taken)


def test_a_restored_dump_raises_the_generation(told: World, own_database: TestDatabase) -> None:
    """The rows come from a server whose transaction ids were further on than this one's."""
    _note(told, 1)
    _as_owner(own_database, "UPDATE history_event SET transaction = transaction + 1000000000")
    _as_owner(own_database, "UPDATE history_feed_cursor SET transaction = transaction + 1000000000")
    assert raise_generation_when_behind() is True
    assert _read() == [1]
    _note(told, 2)
    assert _read() == [2]
    assert raise_generation_when_behind() is False
    assert Generation.objects.count() == 2


def test_without_a_new_generation_a_restored_feed_would_stand_still(
    told: World, own_database: TestDatabase
) -> None:
    """What the generation is for: turn it off and the next event is never read."""
    _as_owner(own_database, "UPDATE history_feed_cursor SET transaction = transaction + 1000000000")
    _note(told, 1)
    assert _read() == []


def _as_owner(database: TestDatabase, command: str) -> None:
    connection.close()
    with psycopg.connect(database.urls.owner) as owner:
        owner.execute(command)
