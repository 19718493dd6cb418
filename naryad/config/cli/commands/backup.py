"""How is everything written into one file, and is it known that it would come back?"""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from naryad.config.backup.contents import NotABackup
from naryad.config.backup.noting import note_backup
from naryad.config.backup.verifying import verify_backup
from naryad.config.backup.writing import write_backup
from naryad.config.cli.errors import CommandError
from naryad.config.cli.starting import refuse_unfit_server, refuse_unmigrated
from naryad.config.database.running import RunningDatabase
from naryad.config.database.scratch import NoScratch
from naryad.config.environment import read_environment


def run(arguments: argparse.Namespace, database: RunningDatabase) -> int:
    """With --verify a file that is there already is not written anew but tried out."""
    target = Path(arguments.file).resolve()
    if not (arguments.verify and target.is_file()):
        _write(target, database)
    return _verify(target, database) if arguments.verify else 0


def _write(target: Path, database: RunningDatabase) -> None:
    if target.exists():
        raise CommandError(f"{target} is there already; choose another name.")
    if not target.parent.is_dir():
        raise CommandError(f"There is no folder {target.parent}.")
    refuse_unmigrated(database.urls)
    data = read_environment().data
    write_backup(target, data=data, owner_url=database.urls.owner)
    note_backup(data, at=datetime.now(UTC))
    print(f"Written: {target}. It holds personal data and secrets: keep it to yourself.")


def _verify(source: Path, database: RunningDatabase) -> int:
    refuse_unfit_server(database.urls)
    # Of the embedded server the superuser is ours as well; elsewhere it is the owner who must be
    # allowed to make a database.
    maker = database.server.superuser_url if database.server else database.urls.owner
    try:
        verdict = verify_backup(source, owner_url=database.urls.owner, maker_url=maker)
    except (NotABackup, NoScratch) as refusal:
        raise CommandError(str(refusal)) from refusal
    if verdict.differences:
        print("\n".join([f"{source} did not come back whole:", *verdict.differences]))
        return 1
    counts = verdict.counts
    print(
        f"Verified: {counts.rows} rows of {len(counts.tables)} tables, {len(counts.sequences)} "
        f"sequences and {len(counts.files)} files came back from {source}."
    )
    return 0
