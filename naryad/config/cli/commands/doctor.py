"""What is wrong with this installation, and what should be done about it?"""

import argparse
from collections.abc import Iterator
from dataclasses import replace

import psycopg

from naryad.config.checks import UNMIGRATED, production_refusals, production_warnings
from naryad.config.database.grants import ONE_ROLE_WARNING, application_may_rewrite_history
from naryad.config.database.migrating import needs_migration
from naryad.config.database.requirements import server_faults
from naryad.config.database.running import RunningDatabase
from naryad.config.database.urls import DatabaseUrls, without_password
from naryad.config.environment import Environment, read_environment
from naryad.config.secret_key import read_or_make_secret_key


def run(arguments: argparse.Namespace, database: RunningDatabase) -> int:
    """Status 1 when something is wrong, so that a script can ask."""
    environment = read_environment()
    for line in _facts(environment, database):
        print(line)
    _print_warnings(environment)
    found = [*_about_the_database(database.urls), *_about_production(environment)]
    wrong = list(dict.fromkeys(found))
    print("\nNothing is wrong." if not wrong else "\nWhat is wrong:")
    for sentence in wrong:
        print(f"- {sentence}")
    return 1 if wrong else 0


def _facts(environment: Environment, database: RunningDatabase) -> Iterator[str]:
    kind = "embedded" if database.server else "given by DATABASE_URL"
    yield f"Mode:     {environment.mode}"
    yield f"Address:  {environment.base_url}"
    yield f"Data:     {environment.data}"
    yield f"Database: {kind}, {without_password(database.urls.application)}"


def _about_the_database(urls: DatabaseUrls) -> Iterator[str]:
    faults = server_faults(urls)
    yield from faults
    if faults:
        return
    if needs_migration(urls):
        yield UNMIGRATED
        return
    try:
        if application_may_rewrite_history(urls):
            yield ONE_ROLE_WARNING
    except psycopg.OperationalError as error:
        yield f"The application's role cannot connect: {error} Run: naryad migrate"


def _about_production(environment: Environment) -> list[str]:
    """The very list that `naryad serve` refuses to start with."""
    if environment.is_production:
        return production_refusals(environment)
    print("\nBefore this could be production (NARYAD_MODE=production):")
    own_key = read_or_make_secret_key(environment.data)
    if environment.secret_key == own_key:
        environment = replace(environment, secret_key="")
    for sentence in production_refusals(environment):
        print(f"- {sentence}")
    return []


def _print_warnings(environment: Environment) -> None:
    for sentence in production_warnings(environment) if environment.is_production else ():
        print(f"\nWarning: {sentence}")
