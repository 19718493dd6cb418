"""How is somebody's way in closed, without deleting them?"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.catalog.visibility import ban_reasons_visible_to
from naryad.core.errors import Invalid
from naryad.core.outcomes import Outcome
from naryad.history.recording import Change, compare, record
from naryad.people.administrators import LastAdministrator, who_must_stay
from naryad.people.deciding import decide_each
from naryad.people.describing import describe_bans
from naryad.people.locking import lock_people, share_links
from naryad.people.models import Person
from naryad.people.refusals import refuse_oneself

# A moment beyond the year 9999 in some zone could be kept, and read by nobody.
_NEVER = 2200


@transaction.atomic
def ban_people(
    ids: Sequence[int], *, reason_id: int, until: datetime | None, by: Actor, at: datetime
) -> list[Outcome]:
    """Until that moment, or without an end. Of somebody banned already it changes reason and end.

    Raises Invalid for a reason that is not in the directory or an end that has passed.
    Refused: NotVisible, OneselfRefused, LastAdministrator.
    """
    by.require(Permission.BAN_PEOPLE)
    share_links(by.organization_id)
    _check(reason_id, until, by=by, at=at)
    people = lock_people(ids, by=by, at=at)

    def decide(person: Person) -> bool:
        refuse_oneself(person, by=by)
        known = (person.ban_reason_id, person.banned_until)
        return not (person.is_banned(at=at) and known == (reason_id, until))

    decisions = decide_each(ids, people, decide)
    stay = who_must_stay(decisions.fit, organization_id=by.organization_id, at=at)
    decisions.refuse(stay, LastAdministrator())
    _write(decisions.fit.values(), reason_id, until, by=by, at=at)
    return decisions.outcomes(ids)


def _check(reason_id: int, until: datetime | None, *, by: Actor, at: datetime) -> None:
    errors = {}
    if not ban_reasons_visible_to(by).filter(pk=reason_id).exists():
        errors["reason_id"] = _("Choose a reason.")
    if until is not None and until <= at:
        errors["until"] = _("The end of the ban must lie ahead.")
    elif until is not None and until.year >= _NEVER:
        errors["until"] = _("Give a day and a time, or leave this empty.")
    if errors:
        raise Invalid(errors)


def _write(
    people: Iterable[Person],
    reason_id: int,
    until: datetime | None,
    *,
    by: Actor,
    at: datetime,
) -> None:
    people = list(people)
    before = describe_bans(people, at=at)
    for person in people:
        person.banned_at, person.banned_until, person.ban_reason_id = at, until, reason_id
    Person.objects.filter(pk__in=[person.pk for person in people]).update(
        banned_at=at, banned_until=until, ban_reason_id=reason_id, version=F("version") + 1
    )
    after = describe_bans(people, at=at)
    changes = [
        Change("person.banned", "person", person_id, compare(before[person_id], ban))
        for person_id, ban in after.items()
    ]
    record(changes, by=by, at=at)
