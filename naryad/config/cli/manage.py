"""How are Django's own management commands run with the database up?"""

import argparse
import os

from django.core.management import execute_from_command_line

from naryad.config.cli.parsers import Commands
from naryad.config.database.grants import grant_application_rights
from naryad.config.database.running import database_running
from naryad.config.environment import read_environment

# Only the owner's role may change tables.
OWNERS_COMMANDS = {"migrate", "makemigrations", "showmigrations", "sqlmigrate", "squashmigrations", "dbshell"}


def add_to(commands: Commands) -> None:
    parser = commands.add_parser("manage", help="a management command of Django, with the database up")
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    command = [*arguments.arguments, "help"][0]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naryad.config.settings")
    with database_running(read_environment().data) as urls:
        if command in OWNERS_COMMANDS:
            os.environ["DATABASE_URL"] = urls.owner
        execute_from_command_line(["naryad manage", *arguments.arguments])
        if command == "migrate":
            grant_application_rights(urls)
    return 0
