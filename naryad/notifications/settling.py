"""What of assignments that are taken back within five minutes?"""

from collections.abc import Iterable, Sequence

from naryad.notifications.codes import Fate
from naryad.notifications.models import Notice
from naryad.notifications.rules import SETTLED
from naryad.notifications.topics import Topic

_OPPOSITE = {"ASSIGNED": "REMOVED", "REMOVED": "ASSIGNED"}


def settle(fresh: Sequence[Notice], known: Iterable[Notice]) -> list[Notice]:
    """Mark pairs that lift each other, in the order of events; which of the known ones changed.
    Whoever has read of the first is told of the second, lest they go on believing it."""
    last: dict[tuple[int, Topic], Notice] = {}
    for notice in known:
        last[notice.person_id, notice.topic] = notice
    changed: list[Notice] = []
    for notice in fresh:
        if notice.rule not in _OPPOSITE or notice.bell == Fate.OWN:
            continue
        key = (notice.person_id, notice.topic)
        before = last.get(key)
        last[key] = notice
        if before is None or not _lifts(notice, before):
            continue
        for each in (before, notice):
            _unsay(each)
        del last[key]
        if before.pk is not None:
            changed.append(before)
    return changed


def _lifts(notice: Notice, before: Notice) -> bool:
    return (
        before.rule == _OPPOSITE[notice.rule]
        and notice.at - before.at <= SETTLED
        and before.read_at is None
        and Fate.TOLD not in (before.mail, before.push)
        and Fate.UNDONE not in (before.bell, before.mail, before.push)
    )


def _unsay(notice: Notice) -> None:
    if notice.bell == Fate.TOLD:
        notice.bell = Fate.UNDONE
    if notice.mail == Fate.WAITING:
        notice.mail = Fate.UNDONE
    if notice.push == Fate.WAITING:
        notice.push = Fate.UNDONE
