"""How is everything written into one file?"""

import argparse
from pathlib import Path

from naryad.config.backup.writing import write_backup
from naryad.config.cli.errors import CommandError
from naryad.config.cli.starting import refuse_unmigrated
from naryad.config.database.running import RunningDatabase
from naryad.config.environment import read_environment


def run(arguments: argparse.Namespace, database: RunningDatabase) -> int:
    target = Path(arguments.file).resolve()
    if target.exists():
        raise CommandError(f"{target} is there already; choose another name.")
    if not target.parent.is_dir():
        raise CommandError(f"There is no folder {target.parent}.")
    refuse_unmigrated(database.urls)
    write_backup(target, data=read_environment().data, owner_url=database.urls.owner)
    print(f"Written: {target}. It holds personal data and secrets: keep it to yourself.")
    return 0
