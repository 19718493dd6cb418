"""How does a program of ours run that opens what strangers sent?

As a process of its own: a hostile file that takes all memory, all time or the whole process takes
only that one. It gets no environment and writes no file. Nothing but the standard library is
imported here, since the child imports it too.
"""

import resource
import sys
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_START = (
    "import runpy, sys; sys.path.insert(0, sys.argv.pop(1)); "
    "runpy.run_module(sys.argv.pop(1), run_name='__main__', alter_sys=True)"
)


def command_of(module: str, *arguments: str) -> list[str]:
    """The words that start it, with an empty environment: isolated, so that neither the folder one
    stands in nor the user's own packages are looked through."""
    return [sys.executable, "-I", "-c", _START, str(_ROOT), module, *arguments]


def limit(*, memory: int, seconds: int) -> None:
    """Called by the child when its libraries are there and nothing of the file has been read."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
