"""What can be done with a bulk run?"""

from naryad.lists.bulk.actions.cancel_run import cancel_run
from naryad.lists.bulk.actions.forget_runs import forget_runs
from naryad.lists.bulk.actions.open_run import open_run
from naryad.lists.bulk.actions.start_run import start_run
from naryad.lists.bulk.actions.stop_run import stop_run
from naryad.lists.bulk.actions.try_again import try_again
from naryad.lists.bulk.actions.undo_run import undo_run
from naryad.lists.bulk.actions.work_batch import work_batch

__all__ = [
    "cancel_run",
    "forget_runs",
    "open_run",
    "start_run",
    "stop_run",
    "try_again",
    "undo_run",
    "work_batch",
]
