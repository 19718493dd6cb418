"""How is a benchmark run?  `./dev bench people`"""

import argparse
import importlib
import os

import django

from naryad.config.database.migrating import migrate, needs_migration
from naryad.config.database.running import database_running
from naryad.config.environment import read_environment

CASES = ["assets", "lists", "load", "people", "qr", "sheets", "tickets"]


def main() -> None:
    parser = argparse.ArgumentParser(prog="./dev bench", description="Ratios to a bare floor.")
    parser.add_argument("case", choices=CASES)
    parser.add_argument("only", nargs="*", help="beginnings of the names of what is measured")
    parser.add_argument(
        "--few", action="store_true", help="a tenth of the rows, a hundredth of the tickets"
    )
    arguments = parser.parse_args()
    if arguments.few:
        os.environ["NARYAD_BENCH_FEW"] = "1"
        os.environ["NARYAD_DATA"] = f"{read_environment().data}-few"
    with database_running(read_environment().data) as database:
        django.setup()
        if needs_migration(database.urls):
            migrate(database.urls)
        bench = importlib.import_module(f"bench.{arguments.case}")
        bench.run(database.urls, only=arguments.only)


main()
