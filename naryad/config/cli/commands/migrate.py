"""How are the tables of the database brought up to date?"""

import argparse

from naryad.config.cli.starting import refuse_unfit_server
from naryad.config.database.migrating import migrate
from naryad.config.database.running import RunningDatabase


def run(arguments: argparse.Namespace, database: RunningDatabase) -> int:
    refuse_unfit_server(database.urls)
    migrate(database.urls, verbosity=1)
    refuse_unfit_server(database.urls)
    return 0
