"""How is somebody banned for a reason that the directory does not have yet?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.catalog.actions import add_entry
from naryad.catalog.directories import DirectoryName
from naryad.core.errors import Invalid
from naryad.core.labels import Label
from naryad.core.outcomes import Outcome
from naryad.people.actions.ban_people import ban_people


@transaction.atomic
def ban_for_new_reason(
    ids: Sequence[int], *, reason: Label, until: datetime | None, by: Actor, at: datetime
) -> list[Outcome]:
    """The reason joins the directory with the ban. Raises Invalid at `new_reason`, and what
    `ban_people` raises."""
    by.require(Permission.BAN_PEOPLE)
    reason_id = add_ban_reason(reason, by=by, at=at)
    return ban_people(ids, reason_id=reason_id, until=until, by=by, at=at)


@transaction.atomic
def add_ban_reason(reason: Label, *, by: Actor, at: datetime) -> int:
    """For a ban that follows; raises Invalid at `new_reason`."""
    by.require(Permission.BAN_PEOPLE)
    try:
        return add_entry(DirectoryName.BAN_REASONS, reason, by=by, at=at)
    except Invalid as refusal:
        raise Invalid({"new_reason": next(iter(refusal.errors.values()))}) from refusal
