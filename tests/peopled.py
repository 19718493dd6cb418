"""Where do the tests that commit get a cast of their own from?

It is built once in a database that nobody uses but to copy it, which is quicker than to build it.
"""

import pickle
from dataclasses import dataclass

from tests.cast import build_world
from tests.connecting import use_database
from tests.database import TestDatabase, TestServer
from tests.world import World


@dataclass(frozen=True)
class Peopled:
    """A database with the cast in it."""

    database: TestDatabase
    pickled_world: bytes

    def world(self) -> World:
        """The cast as it stands in a copy of the database."""
        copied: World = pickle.loads(self.pickled_world)
        return copied


def build_peopled(server: TestServer) -> Peopled:
    database = server.new_database()
    with use_database(database):
        return Peopled(database, pickle.dumps(build_world()))
