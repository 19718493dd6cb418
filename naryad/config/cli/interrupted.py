"""What does a command do when a restore before it was killed?"""

import sys

from naryad.config.backup.finishing import RestoreRuns, has_interrupted, settle_interrupted
from naryad.config.cli.errors import CommandError
from naryad.config.database.running import RunningDatabase
from naryad.config.environment import read_environment


def settle_restore(database: RunningDatabase) -> None:
    """Nothing runs on a half of each installation."""
    data = read_environment().data
    if not has_interrupted(data):
        return
    try:
        is_finished = settle_interrupted(data, database.urls)
    except RestoreRuns:
        raise CommandError("naryad restore is at work here. Wait until it has ended.") from None
    if is_finished:
        # The secret key may be another one by now, and this process has read the old one.
        raise CommandError("A restore that was interrupted has been finished now. Start again.")
    print("naryad: What an interrupted restore had left was cleared away.", file=sys.stderr)


def refuse_interrupted_restore() -> None:
    """For a command that cannot finish it."""
    if has_interrupted(read_environment().data):
        raise CommandError("A restore was interrupted. Have it finished first: naryad doctor")
