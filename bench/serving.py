"""How are Naryad and its floor served in the same way, each in a process of its own?"""

import multiprocessing
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from bench.counting import counting
from naryad.config.serving.memory import rest_collector
from naryad.config.serving.web import accepts, serve_web
from naryad.config.wsgi import application as naryad


def served_naryad() -> AbstractContextManager[tuple[int, int]]:
    return served(counting(naryad))


@contextmanager
def served(application: Callable[..., Any], *, processes: int = 1) -> Iterator[tuple[int, int]]:
    """(port, process id) of a fork of this process that serves the application."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = multiprocessing.get_context("fork").Process(
        target=serve_web,
        args=(application,),
        kwargs={"host": "127.0.0.1", "port": port, "processes": processes},
    )
    rest_collector()
    process.start()
    assert process.pid is not None
    while not accepts("127.0.0.1", port):
        time.sleep(0.05)
    try:
        yield port, process.pid
    finally:
        process.terminate()
        process.join(15)
