"""How does Django itself work in the owner's role for a moment?"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections

from naryad.config.database.urls import DatabaseUrls
from naryad.config.environment import database_settings

# Whoever changes tables waits for a busy one only so long: everybody else
# would have to wait behind it.
LOCK_TIMEOUT = "10s"


@contextmanager
def django_as_owner(urls: DatabaseUrls) -> Iterator[None]:
    """Inside, Django's connection may do what the serving one may not."""
    settings = connections.settings["default"]
    before = dict(settings)
    connections["default"].close()
    settings.update(database_settings(urls.owner))
    settings["OPTIONS"]["options"] += f" -c lock_timeout={LOCK_TIMEOUT}"
    try:
        yield
    finally:
        connections["default"].close()
        settings.clear()
        settings.update(before)
