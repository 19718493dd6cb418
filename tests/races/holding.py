"""How does a test make sure that two acts meet in the middle?"""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from django.db import connection, transaction

from tests.threads import at_once

T = TypeVar("T")

_WAITING = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND wait_event_type = 'Lock'
"""


def held_up(hold: Callable[[], Any], *acts: Callable[[], T]) -> list[T | Exception]:
    """`hold` locks what the acts need late; it is let go once all of them wait for something."""
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            hold()
            outcomes = pool.submit(at_once, *acts)
            _wait_until_waiting(len(acts))
        return outcomes.result(timeout=60)


def held_in_line(hold: Callable[[], Any], *acts: Callable[[], T]) -> list[T | Exception]:
    """The same, with each act begun once those before it wait: they go on in this order."""
    with ThreadPoolExecutor(len(acts)) as pool:
        with transaction.atomic():
            hold()
            lines = []
            for number, act in enumerate(acts, start=1):
                lines.append(pool.submit(at_once, act))
                _wait_until_waiting(number)
        return [line.result(timeout=60)[0] for line in lines]


def _wait_until_waiting(number: int) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with connection.cursor() as cursor:
            # What a transaction has once read of other sessions it would see for ever.
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(_WAITING)
            if cursor.fetchone()[0] >= number:
                return
        time.sleep(0.02)
    raise AssertionError("They did not meet.")
