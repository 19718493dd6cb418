"""How are the database, the web server and the worker kept alive together?"""

import signal
import time
from collections.abc import Callable
from contextlib import suppress

from naryad.config.database.embedded import EmbeddedServer
from naryad.config.serving.child import Child
from naryad.config.serving.memory import rest_collector

LOOK_EVERY = 0.2
STOP_SECONDS = 25.0


class Keeper:
    """Starts the children and brings back whatever dies, until told to stop."""

    def __init__(self, server: EmbeddedServer | None):
        self._server = server
        if server is not None:
            server.keep()
        self._children: list[Child] = []

    def add(self, name: str, work: Callable[[], None]) -> None:
        server = self._server

        def in_child() -> None:
            if server is not None:
                server.forget()
            work()

        self._children.append(Child(name, in_child))

    def keep(self, *, when_ready: Callable[[], bool]) -> None:
        """Return on Ctrl+C or SIGTERM, when every child has ended.

        `when_ready` is asked until it says that it has greeted.
        """
        greeted = False
        rest_collector()
        try:
            while True:
                self._look()
                greeted = greeted or when_ready()
                time.sleep(LOOK_EVERY)
        except KeyboardInterrupt:
            self._stop()

    def _look(self) -> None:
        if self._server is not None:
            self._server.ensure()
        for child in self._children:
            child.ensure()

    def _stop(self) -> None:
        for child in self._children:
            child.signal(signal.SIGTERM)
        with suppress(KeyboardInterrupt):  # asked twice: no more patience
            self._wait(STOP_SECONDS)
        for child in self._children:
            child.signal(signal.SIGKILL)
        self._wait(STOP_SECONDS)

    def _wait(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            alive = [child for child in self._children if not child.has_ended()]
            if not alive:
                return
            time.sleep(0.02)
