"""How is an empty database filled with a made-up company?"""

import argparse

from naryad.config import demo
from naryad.config.cli.errors import CommandError
from naryad.config.cli.starting import bring_up_to_date, make_demo
from naryad.config.database.running import RunningDatabase


def run(arguments: argparse.Namespace, database: RunningDatabase) -> int:
    bring_up_to_date(database.urls)
    if not demo.may_be_made():
        raise CommandError("The database holds a company already; the demo wants an empty one.")
    for email, note in make_demo(database.urls):
        print(f"  {email:<28} {note}")
    print(f"  password: {demo.password()}")
    return 0
