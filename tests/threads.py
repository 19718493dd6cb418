"""How do two people act at the same moment in a test?"""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from django.db import connections

T = TypeVar("T")


def at_once(*acts: Callable[[], T]) -> list[T | Exception]:
    """Each in a thread and a database connection of its own, let go together; what each returned
    or raised, in the order of the acts."""
    barrier = threading.Barrier(len(acts))

    def run(act: Callable[[], T]) -> T:
        try:
            barrier.wait(timeout=30)
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        futures: list[Future[T]] = [pool.submit(run, act) for act in acts]
        return [_outcome(future) for future in futures]


def _outcome(future: "Future[T]") -> T | Exception:
    try:
        return future.result(timeout=60)
    except Exception as error:
        return error
