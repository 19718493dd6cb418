"""Which fixtures do all tests share?"""

import gc
import os
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connections
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker, Settings

from tests.cast import build_world
from tests.connecting import use_database
from tests.database import TestDatabase, TestServer, end_test_server, start_test_server
from tests.peopled import Peopled, build_peopled
from tests.world import World


def _profile() -> str:
    if os.environ.get("NARYAD_TEST_LONG"):
        return "long"
    return "again" if os.environ.get("NARYAD_TEST_POSTGRESQL") else "fast"


# The same examples in every run; with --long ten times as many, and new ones each time. Sharing
# the transaction of a test is meant: an example that writes takes its own rows back.
_SHARED = {"deadline": None, "suppress_health_check": [HealthCheck.function_scoped_fixture]}
settings.register_profile("fast", max_examples=200, derandomize=True, **_SHARED)
settings.register_profile("long", max_examples=2000, derandomize=False, **_SHARED)
# Another server plans and answers otherwise, or it does not: what is drawn has been tried before.
settings.register_profile("again", max_examples=50, derandomize=True, **_SHARED)
settings.load_profile(_profile())

server_of_this_run = pytest.StashKey[TestServer]()


def _server(config: pytest.Config) -> TestServer:
    if server_of_this_run not in config.stash:
        config.stash[server_of_this_run] = start_test_server()
    return config.stash[server_of_this_run]


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node) -> None:  # type: ignore[no-untyped-def]
    """Before a parallel worker starts: all of them use one server."""
    node.workerinput["test_server"] = str(_server(node.config).folder)


def pytest_configure() -> None:
    django_settings.PASSWORD_HASHERS = ["tests.cheap_hashing.CheapArgon2PasswordHasher"]
    # Else each client of a test reads the folder of built files anew.
    django_settings.WHITENOISE_AUTOREFRESH = True


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Whatever is there now stays to the end: nobody need look again and again whether it is still
    used, and what each test leaves behind is looked through in larger heaps."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_unconfigure(config: pytest.Config) -> None:
    if server_of_this_run in config.stash:
        end_test_server(config.stash[server_of_this_run])


@pytest.fixture(scope="session")
def test_server(pytestconfig: pytest.Config) -> TestServer:
    """The database server of this run."""
    workerinput = getattr(pytestconfig, "workerinput", None)
    if workerinput is not None:
        return TestServer(Path(workerinput["test_server"]))
    return _server(pytestconfig)


@pytest.fixture(scope="session", autouse=True)
def own_folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Letters and files of a program that runs in the same checkout are not those of the tests."""
    django_settings.DATA_FOLDER = tmp_path_factory.mktemp("data")
    django_settings.FILES_FOLDER = django_settings.DATA_FOLDER / "files"


@pytest.fixture(scope="session")
def django_db_setup(test_server: TestServer) -> Iterator[None]:
    """One database per worker, used in the application's role.

    That role cannot empty tables, so tests that commit take `own_database`.
    """
    with use_database(test_server.new_database()):
        yield


@pytest.fixture(scope="session")
def peopled(test_server: TestServer, django_db_blocker: DjangoDbBlocker) -> Peopled:
    """Copied for each test that takes `own_world`; a module with a server of its own makes its
    own."""
    with django_db_blocker.unblock():
        return build_peopled(test_server)


@pytest.fixture
def own_database(
    request: pytest.FixtureRequest, test_server: TestServer, django_db_blocker: DjangoDbBlocker
) -> Iterator[TestDatabase]:
    """A fresh database for one test that commits, races or kills; the cast is in it where the
    test asks for `own_world`."""
    if "own_world" in request.fixturenames:
        peopled: Peopled = request.getfixturevalue("peopled")
        database = test_server.new_database(peopled.database.name)
    else:
        database = test_server.new_database()
    with use_database(database), django_db_blocker.unblock():
        yield database
        connections.close_all()
    test_server.drop_database(database)


@pytest.fixture(scope="session")
def built_world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> World:
    """Built once for the worker's database and committed; tests take `world`."""
    with django_db_blocker.unblock():
        return build_world()


@pytest.fixture(scope="session")
def pickled_world(built_world: World) -> bytes:
    """Seven times faster to copy than by `deepcopy`, and thousands of tests copy it."""
    return pickle.dumps(built_world)


@pytest.fixture
def world(pickled_world: bytes, db: None) -> World:
    """The cast, for one test that is rolled back; its objects are the test's own copies."""
    copied: World = pickle.loads(pickled_world)
    return copied


@pytest.fixture
def own_world(own_database: TestDatabase, peopled: Peopled) -> World:
    """The cast in a fresh database, for tests that commit, race or kill."""
    return peopled.world()


@pytest.fixture
def without_sms(settings: Settings) -> None:
    """An installation that sends no text messages."""
    settings.SMS_URL, settings.SMS_IS_KEPT = "", False
