"""What of an upper noun follows when a row of a lower one changes?"""

from collections import defaultdict
from collections.abc import Callable, Collection

# (organization, ids of what has changed)
Follow = Callable[[int, Collection[int]], None]

_declared: dict[str, list[Follow]] = defaultdict(list)


def declare_follower(of: str, follow: Follow) -> None:
    """By an upper noun in its AppConfig: it keeps columns that come from the lower one."""
    _declared[of].append(follow)


def let_follow(noun: str, ids: Collection[int], *, organization_id: int) -> None:
    """In the transaction of the change, after it."""
    if ids:
        for follow in _declared[noun]:
            follow(organization_id, ids)
