"""How does somebody begin and end to look with another person's eyes?"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import NotPermitted, NotVisible, Refusal
from naryad.history.recording import Change, record
from naryad.people.acting import act_as
from naryad.people.models import Person
from naryad.people.viewing import LONGEST, may_view_as
from naryad.people.visibility import people_visible_to


class RightsNotCovered(NotPermitted):
    message = _("This person may see or do what you may not, so their eyes are closed to you.")


class NothingToSee(Refusal):
    message = _("This person has no access now, so there is nothing to look at.")


@transaction.atomic
def start_viewing(person_id: int, *, by: Actor, at: datetime) -> datetime:
    """Until when it lasts. Both people's histories tell of it."""
    by.require(Permission.VIEW_AS)
    person = find_viewed(person_id, by=by)
    if person.is_banned(at=at):
        raise NothingToSee
    if not may_view_as(by, act_as(person, at=at)):
        raise RightsNotCovered
    until = at + LONGEST
    _record("view_started", person_id, by=by, at=at, until=until)
    return until


@transaction.atomic
def end_viewing(person_id: int, *, by: Actor, at: datetime) -> None:
    _record("view_ended", person_id, by=by, at=at)


def find_viewed(person_id: int, *, by: Actor) -> Person:
    """A living person whom the viewer sees; raises NotVisible."""
    person = people_visible_to(by).filter(pk=person_id).select_related("organization").first()
    if person is None:
        raise NotVisible
    return person


def _record(
    kind: str, person_id: int, *, by: Actor, at: datetime, until: datetime | None = None
) -> None:
    assert by.person_id is not None
    ends = {"until": {"old": None, "new": until.isoformat()}} if until else {}
    viewed = Change(f"person.{kind}", "person", person_id, ends)
    viewer = {"viewed": {"old": None, "new": person_id}}
    record(
        [viewed, Change(f"person.{kind}_by_them", "person", by.person_id, {**viewer, **ends})],
        by=by,
        at=at,
    )
