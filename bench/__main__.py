"""How is a benchmark run?  `./dev bench people`"""

import argparse
import importlib
import os

import django

from naryad.config.cli.starting import bring_up_to_date
from naryad.config.database.running import database_running
from naryad.config.environment import ROOT


def main() -> None:
    parser = argparse.ArgumentParser(prog="./dev bench", description="Ratios to a bare floor.")
    parser.add_argument("case", choices=["people"])
    arguments = parser.parse_args()
    data = ROOT / ".cache" / "bench"
    os.environ["NARYAD_DATA"] = str(data)
    os.environ["DJANGO_SETTINGS_MODULE"] = "naryad.config.settings"
    with database_running(data) as database:
        bring_up_to_date(database.urls)
        django.setup()
        importlib.import_module(f"bench.{arguments.case}").run(database.urls)


main()
