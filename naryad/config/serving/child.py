"""How is a forked child process started, watched and stopped?"""

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable

from naryad.config.database.process import die_with_parent, name_process

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
PROVEN_AFTER = 60.0  # a child that lived so long starts again without a pause


class Child:
    """A process that goes on from here with everything already loaded."""

    def __init__(self, name: str, work: Callable[[], None]):
        self.name = name
        self._work = work
        self._pid = 0
        self._started = 0.0
        self._pause = 0.0
        self._not_before = 0.0

    @property
    def is_running(self) -> bool:
        return self._pid != 0

    def ensure(self) -> None:
        """Start it, or start it again when it ended and its pause is over."""
        self._notice_end()
        if not self._pid and time.monotonic() >= self._not_before:
            self._started = time.monotonic()
            self._pid = _fork(self._work, name=self.name)

    def signal(self, number: signal.Signals) -> None:
        if self._pid:
            os.kill(self._pid, number)

    def has_ended(self) -> bool:
        """Look, and bury the child when it is dead."""
        if self._pid and os.waitpid(self._pid, os.WNOHANG)[0]:
            self._pid = 0
        return not self._pid

    def _notice_end(self) -> None:
        if not self._pid or not self.has_ended():
            return
        lived = time.monotonic() - self._started
        self._pause = (
            0.0 if lived > PROVEN_AFTER else min(max(self._pause * 2, FIRST_PAUSE), LONGEST_PAUSE)
        )
        self._not_before = time.monotonic() + self._pause
        print(
            f"naryad: the {self.name} process ended and is started again.",
            file=sys.stderr,
            flush=True,
        )


def _fork(work: Callable[[], None], *, name: str) -> int:
    parent = os.getpid()
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid:
        return pid
    # From here on it is the child; it must never return into the parent's code.
    status = 1
    try:
        # Ctrl+C goes to the whole foreground group; the parent decides the order.
        os.setpgid(0, 0)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.default_int_handler)
        die_with_parent(signal.SIGTERM)()
        name_process(f"naryad {name}")
        if os.getppid() == parent:
            work()
        status = 0
    except KeyboardInterrupt:
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
