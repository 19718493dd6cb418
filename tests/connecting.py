"""How does a test point Django at a database for a while?"""

from django.db import connections

from naryad.config.environment import database_settings
from tests.database import TestDatabase


class use_database:  # noqa: N801 - reads as a statement
    """Point Django's connections of every thread to a database for a while."""

    def __init__(self, database: TestDatabase):
        self._database = database

    def __enter__(self) -> None:
        self._settings = connections.settings["default"]
        self._before = dict(self._settings)
        connections["default"].close()
        self._settings.update(database_settings(self._database.urls.application))

    def __exit__(self, *_: object) -> None:
        connections["default"].close()
        self._settings.clear()
        self._settings.update(self._before)
