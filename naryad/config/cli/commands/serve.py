"""How is Naryad served to people?"""

import argparse

from naryad.config.cli.commands.run import serve
from naryad.config.cli.starting import (
    begin_generation_when_restored,
    refuse_public_demo,
    refuse_taken_port,
    refuse_unfit_gateway,
    refuse_unmigrated,
    refuse_unsafe_production,
)
from naryad.config.database.running import RunningDatabase
from naryad.config.environment import read_environment


def run(arguments: argparse.Namespace, database: RunningDatabase) -> int:
    environment = read_environment()
    refuse_taken_port(environment)
    refuse_unfit_gateway(environment)
    refuse_unmigrated(database.urls)
    begin_generation_when_restored(database.urls)
    refuse_unsafe_production(environment)
    refuse_public_demo(environment)
    serve(environment, database, greeting=f"Naryad serves {environment.base_url}")
    return 0
