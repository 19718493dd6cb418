"""How does one command get a database for its own duration?"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from naryad.config.database.embedded import EmbeddedServer
from naryad.config.database.urls import DatabaseUrls, given_urls


@dataclass(frozen=True)
class RunningDatabase:
    urls: DatabaseUrls
    server: EmbeddedServer | None  # None: somebody else's, named by DATABASE_URL


@contextmanager
def database_running(data: Path) -> Iterator[RunningDatabase]:
    """The given database, the running embedded one, or one started for now.

    Inside, the environment names both addresses, for Django and for children.
    """
    urls = given_urls()
    if urls is not None:
        urls.export()
        yield RunningDatabase(urls, server=None)
        return
    server = EmbeddedServer(data)
    server.ensure()
    try:
        server.urls.export()
        yield RunningDatabase(server.urls, server=server)
    finally:
        server.stop()
