"""How is everything read back from one file?"""

import argparse
from pathlib import Path

from django.db import connections

from naryad.config.backup.contents import NotABackup
from naryad.config.backup.reading import holds_anything, is_in_use, read_backup
from naryad.config.cli.errors import CommandError
from naryad.config.cli.starting import refuse_unfit_server
from naryad.config.database.running import RunningDatabase
from naryad.config.environment import read_environment


def run(arguments: argparse.Namespace, database: RunningDatabase) -> int:
    source, urls = Path(arguments.file).resolve(), database.urls
    if not source.is_file():
        raise CommandError(f"There is no file {source}.")
    refuse_unfit_server(urls)
    if holds_anything(urls) and not arguments.replace:
        raise CommandError("The database holds a company. To replace it, add --replace.")
    connections.close_all()
    if is_in_use(urls):
        raise CommandError("Another program uses the database. Stop Naryad first.")
    try:
        read_backup(source, data=read_environment().data, urls=urls)
    except NotABackup as error:
        raise CommandError(str(error)) from error
    print("Restored.")
    return 0
