"""How is a benchmark run?  `./dev bench people`"""

import argparse
import importlib

import django

from naryad.config.database.migrating import migrate, needs_migration
from naryad.config.database.running import database_running
from naryad.config.environment import read_environment


def main() -> None:
    parser = argparse.ArgumentParser(prog="./dev bench", description="Ratios to a bare floor.")
    parser.add_argument("case", choices=["people"])
    arguments = parser.parse_args()
    with database_running(read_environment().data) as database:
        django.setup()
        if needs_migration(database.urls):
            migrate(database.urls)
        importlib.import_module(f"bench.{arguments.case}").run(database.urls)


main()
