"""How does a test get a real server that answers out of its own transaction?

What is called over the network is taken back with the rest of the test. One call at a time: they
share one connection to the database.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from wsgiref.simple_server import WSGIRequestHandler, make_server

from django.core.wsgi import get_wsgi_application
from django.db import connections


class _InSilence(WSGIRequestHandler):
    def log_message(self, *said: object) -> None:
        """Nobody reads it."""


@contextmanager
def listening() -> Iterator[str]:
    """The host and port under which it is reached."""
    shared = connections["default"]
    server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=_InSilence)

    def serve() -> None:
        connections["default"] = shared
        server.serve_forever(poll_interval=0.05)

    thread = threading.Thread(target=serve, daemon=True)
    shared.inc_thread_sharing()
    # With each request Django ends a connection within a transaction, which is what a test is.
    shared.close_if_unusable_or_obsolete = lambda: None
    thread.start()
    try:
        yield f"localhost:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        del shared.close_if_unusable_or_obsolete
        shared.dec_thread_sharing()
