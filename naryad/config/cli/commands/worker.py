"""How is one more worker added, here or on another machine?"""

import argparse

from naryad.config.cli.starting import refuse_unfit_gateway, refuse_unmigrated
from naryad.config.database.running import RunningDatabase
from naryad.config.environment import read_environment
from naryad.config.serving.jobs import work_off_jobs
from naryad.config.serving.keeper import Keeper


def run(arguments: argparse.Namespace, database: RunningDatabase) -> int:
    refuse_unfit_gateway(read_environment())
    refuse_unmigrated(database.urls)
    keeper = Keeper(database.server)
    keeper.add("worker", work_off_jobs)
    keeper.keep(when_ready=lambda: True)
    return 0
