"""How are web requests served?"""

import logging
import multiprocessing
import signal
import socket
from collections.abc import Callable
from typing import Any

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from naryad.config.database.deadline import end_long_statements
from naryad.config.database.process import die_with_parent

# Waits for the database overlap, while the interpreter runs one thread at a
# time; more than four threads bring nothing but connections.
BLOCKING_THREADS = 4
STOP_SECONDS = 10


def serve_web(application: Callable[..., Any], *, host: str, port: int, processes: int = 1) -> None:
    """Serve until told to stop; the application comes loaded.

    Each of Granian's serving processes is forked from this one, never started anew, so
    that Django is loaded once for the whole program (docs/decisions/0002).
    """
    multiprocessing.set_start_method("fork", force=True)
    server = Server(
        target="naryad.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        # One of several that dies comes back while the others serve; of one alone, the keeper
        # brings back the whole.
        respawn_failed_workers=processes > 1,
        blocking_threads=BLOCKING_THREADS,
        workers_kill_timeout=STOP_SECONDS,
        log_level=LogLevels.warning,
    )

    def loaded() -> Callable[..., Any]:
        # Called in the serving process.
        die_with_parent(signal.SIGTERM)()
        end_long_statements()
        return application

    logging.getLogger("_granian").setLevel(logging.WARNING)
    server.serve(target_loader=loaded, wrap_loader=False)


def port_is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def accepts(host: str, port: int) -> bool:
    """Whether somebody answers there; "every address" is asked at this one."""
    reached = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    try:
        socket.create_connection((reached, port), timeout=0.2).close()
    except OSError:
        return False
    return True
