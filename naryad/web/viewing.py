"""Does this browser look with another person's eyes just now?"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest

from naryad.access.actor import Actor
from naryad.core.errors import NotVisible
from naryad.people.acting import act_as
from naryad.people.actions.view_as import find_viewed
from naryad.people.viewing import may_view_as

if TYPE_CHECKING:
    from naryad.people.models import Person

_SESSION_KEY = "view_as"


@dataclass(frozen=True)
class Viewing:
    """`actor` is the person looked through; the viewer stays in its `viewed_by`."""

    actor: Actor
    person: "Person"
    until: datetime


def find_viewing(request: HttpRequest, viewer: Actor, *, at: datetime) -> Viewing | None:
    """The rule is asked anew at every request: rights change within half an hour."""
    kept = request.session.get(_SESSION_KEY)
    if kept is None or viewer.person_id is None:
        return None
    until = datetime.fromisoformat(kept["until"])
    if until <= at or kept["viewer"] != viewer.person_id:
        return None
    try:
        person = find_viewed(kept["person"], by=viewer)
    except NotVisible:
        return None
    actor = act_as(person, at=at, viewed_by=viewer.person_id)
    if person.is_banned(at=at) or not may_view_as(viewer, actor):
        return None
    return Viewing(actor, person, until)


def begin_viewing(request: HttpRequest, viewer: Actor, *, person_id: int, until: datetime) -> None:
    request.session[_SESSION_KEY] = {
        "person": person_id,
        "viewer": viewer.person_id,
        "until": until.isoformat(),
    }


def stop_viewing(request: HttpRequest) -> int | None:
    """Whom it was through, if it was."""
    kept = request.session.pop(_SESSION_KEY, None)
    return kept["person"] if kept else None
