"""Is anything lost or done twice when many call at once and whatever serves them is killed?

Web processes, workers and database in turn, SIGKILL, under clients that ask again with the
same key.
"""

import os
import shutil
import signal
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from hypothesis import settings
from pytest_django import DjangoDbBlocker

from bench.clients import make_clients, start_clients
from bench.told import find_faults
from naryad.config.database.embedded import EmbeddedServer
from naryad.config.database.programs import wheel_programs
from naryad.config.database.roles import DATABASE
from tests.api.calling import program_of
from tests.cast import build_world
from tests.connecting import use_database
from tests.database import TestDatabase, new_data_folder
from tests.program import Program, running_program, wait_until
from tests.world import World

NUMBER, SECONDS = (64, 60) if settings.get_current_profile_name() == "long" else (12, 12)


def test_nothing_is_lost_or_doubled_whatever_is_killed(django_db_blocker: DjangoDbBlocker) -> None:
    with _installation(django_db_blocker) as (program, world, tokens):
        house = world.service
        port = int(program.base_url.rpartition(":")[2])
        assets = [house.lift.pk, house.tower.pk]
        clients = make_clients(port, tokens, number=NUMBER, assets=assets, is_patient=True)
        threads = start_clients(clients, seconds=SECONDS)
        for kill in (_kill_one_of_the_web, _kill_web, _kill_workers, _kill_database):
            time.sleep(SECONDS / 6)
            kill(program)
        for thread in threads:
            thread.join()
        assert "\n".join(find_faults(clients)) == ""
        # Else nothing was tried.
        assert sum(client.caller.broken for client in clients) > 0


@contextmanager
def _installation(blocker: DjangoDbBlocker) -> Iterator[tuple[Program, World, list[str]]]:
    """The cast in a database that the program runs itself, and tokens of several of them."""
    folder = new_data_folder(wheel_programs())
    data = folder / "data"
    try:
        with running_program(None, data, NARYAD_WEB_PROCESSES="2") as program:
            database = TestDatabase(name=DATABASE, urls=EmbeddedServer(data).urls)
            with use_database(database), blocker.unblock():
                world = build_world()
                people = (world.service.admin, world.service.head, world.service.dispatcher)
                tokens = [program_of(world, person).token for person in people]
            yield program, world, tokens
    finally:
        shutil.rmtree(folder)


def _kill_one_of_the_web(program: Program) -> None:
    """The other goes on, and another comes for it."""
    before = program.children("web")
    assert len(before) == 3, "One that watches, and two that serve."
    os.kill(before[-1], signal.SIGKILL)
    wait_until(lambda: len(_others(program, "web", before)) == 1)


def _kill_web(program: Program) -> None:
    before = program.children("web")
    program.kill("web")
    wait_until(lambda: len(_others(program, "web", before)) == 3)


def _kill_workers(program: Program) -> None:
    for name in ("worker", "long"):
        before = program.children(name)
        program.kill(name)
        wait_until(lambda: bool(_others(program, name, before)))  # noqa: B023 - used at once


def _kill_database(program: Program) -> None:
    before = program.children("postgres")
    os.kill(before[0], signal.SIGKILL)
    wait_until(lambda: bool(_others(program, "postgres", before)))


def _others(program: Program, name: str, before: Collection[int]) -> set[int]:
    return set(program.children(name)) - set(before)
