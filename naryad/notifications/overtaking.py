"""Which of several things to be written about one ticket has the last one overtaken?"""

from collections.abc import Collection, Sequence
from typing import Any

from naryad.intake.states import InquiryState
from naryad.notifications.models import Notice
from naryad.registration.states import RegistrationState

_MOVES = ("CLOSED", "STATUS", "MOVED")


def overtaken(notices: Sequence[Notice], *, doers: Collection[int]) -> set[int]:
    """Ids, of one person and one ticket in the order of events. Of moves only the last is worth a
    letter, and none where the ticket is back where it was (somebody has taken a step back)."""
    gone = {each.pk for each in notices if not _is_true_still(each, doers)}
    moves = [each for each in notices if each.rule in _MOVES]
    gone |= {each.pk for each in moves[:-1]}
    if moves and _came_back(moves[0], moves[-1]):
        gone.add(moves[-1].pk)
    return gone


def is_settled(notice: Notice) -> bool:
    """Of an inquiry or a registration: nobody waits any more."""
    if notice.inquiry is not None:
        return notice.inquiry.state != InquiryState.NEW
    if notice.registration is not None:
        return notice.registration.state != RegistrationState.WAITING
    return False


def _is_true_still(notice: Notice, doers: Collection[int]) -> bool:
    if notice.rule == "ASSIGNED":
        return notice.person_id in doers
    return notice.rule != "REMOVED" or notice.person_id not in doers


def _came_back(first: Notice, last: Notice) -> bool:
    """The ticket stands where it stood before the first, or has gone on since the last."""
    field = "status_id" if last.rule == "STATUS" else "stage_id"
    now = getattr(last.ticket, field)
    return _id(first, field, "old") == now or _id(last, field, "new") not in (now, None)


def _id(notice: Notice, field: str, side: str) -> Any:
    change = notice.event.changes.get(field) or {}
    return (change.get(side) or {}).get("id")
