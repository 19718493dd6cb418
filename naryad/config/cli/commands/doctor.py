"""What is wrong with this installation, and what should be done about it?"""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import psycopg

from naryad.accounts.letters.one_message import LONGEST_HOST
from naryad.config.checks import (
    UNMIGRATED,
    about_text_messages,
    production_refusals,
    production_warnings,
)
from naryad.config.database.grants import ONE_ROLE_WARNING, application_may_rewrite_history
from naryad.config.database.migrating import needs_migration
from naryad.config.database.requirements import server_faults
from naryad.config.database.running import RunningDatabase
from naryad.config.database.urls import DatabaseUrls, without_password
from naryad.config.environment import Environment, read_environment
from naryad.config.secret_key import read_or_make_secret_key
from naryad.letters.sms import is_understood
from naryad.letters.sms_gateway import parse_sms_url


def run(arguments: argparse.Namespace, database: RunningDatabase) -> int:
    """Status 1 when something is wrong, so that a script can ask."""
    environment = read_environment()
    for line in _facts(environment, database):
        print(line)
    _print_warnings(environment)
    found = [
        *_about_the_database(database.urls),
        *_about_production(environment),
        *faults_of_text_messages(environment),
    ]
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
    yield f"SMS:      {_say_text_messages(environment)}"


def _say_text_messages(environment: Environment) -> str:
    if about_text_messages(environment.sms_url):
        return "NARYAD_SMS_URL is wrong"
    if environment.sms_url:
        return f"through {parse_sms_url(environment.sms_url)}"
    if environment.is_production:
        return "none (NARYAD_SMS_URL is not set): who has a phone alone cannot be reached"
    return "kept in the outbox"


def faults_of_text_messages(environment: Environment) -> Iterator[str]:
    """Of production the list of refusals has said it already."""
    fault = about_text_messages(environment.sms_url)
    if fault:
        if not environment.is_production:
            yield fault
    elif environment.sms_url and not is_understood(parse_sms_url(environment.sms_url)):
        yield "NARYAD_SMS_URL does not have the shape that its gateway needs; see appriseit.com."
    host = urlsplit(environment.base_url).netloc
    if environment.sms_url and len(host) > LONGEST_HOST:
        yield f"NARYAD_BASE_URL: with {host} an invitation needs two text messages, not one."


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
