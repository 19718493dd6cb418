"""With what does a new organization begin in the nouns above people?"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

# An action of the upper noun, which records what it has made.
Beginning = Callable[..., Any]

_declared: list[Beginning] = []


def declare_beginning(begin: Beginning) -> None:
    """Called by an upper noun when the program starts: `begin(by=…, at=…)` runs in the transaction
    in which an organization is founded, after roles, areas and directories are there."""
    _declared.append(begin)


def begin_nouns(*, by: Any, at: datetime) -> None:
    """`by` is the program itself, in the new organization."""
    for begin in _declared:
        begin(by=by, at=at)
