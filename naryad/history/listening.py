"""Who wants to be woken as soon as something has happened?"""

from collections import defaultdict
from collections.abc import Callable, Iterable

from django.db import transaction

Wake = Callable[[], None]
_declared: dict[str, list[Wake]] = defaultdict(list)


def declare_listener(subject: str, wake: Wake) -> None:
    """By a reader of the feed in its AppConfig. It is only a hint that saves waiting: who listens
    reads the feed from time to time as well, so nothing hangs on it."""
    _declared[subject].append(wake)


def wake_listeners(subjects: Iterable[str]) -> None:
    """Once the transaction is through; what one of them makes of it spoils nothing."""
    for subject in sorted(set(subjects)):
        for wake in _declared[subject]:
            transaction.on_commit(wake, robust=True)
