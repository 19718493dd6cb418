"""How are Django's own management commands run with the database up?"""

import argparse
import os

from django.core.management import execute_from_command_line

from naryad.config.database.grants import grant_application_rights
from naryad.config.database.running import RunningDatabase

# They read or change tables as only the owner's role may.
OWNERS_COMMANDS = {
    "makemigrations",
    "showmigrations",
    "sqlmigrate",
    "squashmigrations",
    "dbshell",
    "migrate",
}


def run(arguments: argparse.Namespace, database: RunningDatabase) -> int:
    words = arguments.arguments or ["help"]
    if words[0] in OWNERS_COMMANDS:
        os.environ["DATABASE_URL"] = database.urls.owner
    execute_from_command_line(["naryad manage", *words])
    if words[0] == "migrate":
        grant_application_rights(database.urls)
    return 0
