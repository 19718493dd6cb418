"""What does a command add to the environment before the settings read it?"""

import ipaddress
import os

from naryad.config.cli.errors import CommandError
from naryad.config.environment import BadEnvironment, Environment, read_environment
from naryad.config.secret_key import read_or_make_secret_key


def complete_environment(command: str) -> None:
    """Mode by the rules of each command; in the trial a secret key of its own."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naryad.config.settings")
    try:
        environment = read_environment()
    except BadEnvironment as error:
        raise CommandError(str(error)) from error
    if command == "run" or not looks_public(environment):
        os.environ.setdefault("NARYAD_MODE", "trial")
    else:
        os.environ.setdefault("NARYAD_MODE", "production")
    if os.environ["NARYAD_MODE"] == "trial" and not environment.secret_key:
        os.environ["NARYAD_SECRET_KEY"] = read_or_make_secret_key(environment.data)


def looks_public(environment: Environment) -> bool:
    """Whether people other than the one at this machine are meant to come."""
    return environment.is_https or not is_loopback(environment.host)


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
