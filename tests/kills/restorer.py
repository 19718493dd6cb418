"""How is a `naryad` command run that is killed at a named point?

Python tells of each file that is renamed and each program that is started; at the wanted one of
these the process kills itself with SIGKILL.
"""

import os
import signal
import sys
from typing import Any

EVENT, PART, NUMBER = "KILL_AT_EVENT", "KILL_AT_PART", "KILL_AT_NUMBER"
_left = int(os.environ.get(NUMBER, "1"))


def watch(event: str, given: tuple[Any, ...]) -> None:
    global _left  # noqa: PLW0603 - a hook has no other memory
    # Of a program its words, and not its environment, which names the point as well.
    if event != os.environ[EVENT] or os.environ[PART] not in str(given[:2]):
        return
    _left -= 1
    if _left == 0:
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    # Imported first, so that the hook hears of the command alone.
    from naryad.config.cli import main

    sys.addaudithook(watch)
    main()
