"""What does the part of a card show that tells what has happened?"""

from typing import Any

from naryad.lists.timeline import read_timeline
from naryad.web.acting import SignedInRequest
from naryad.web.office.happenings import tell

_PAGE = 50
_LONGEST_ID = 19


def page_of_history(request: SignedInRequest, subject: str, subject_id: int) -> dict[str, Any]:
    """The newest, or what was before the one that the address names. The caller has shown that
    the reader sees the subject."""
    before = request.GET.get("before", "")
    before_id = int(before) if before.isdecimal() and len(before) < _LONGEST_ID else None
    events = read_timeline(
        subject, subject_id, actor=request.actor, before_id=before_id, most=_PAGE + 1
    )
    shown = events[:_PAGE]
    return {
        "happenings": tell(shown),
        "older": shown[-1].pk if len(events) > _PAGE else None,
        "is_first": before_id is None,
    }
