"""What would be said to new people, without one of them being written?"""

from collections.abc import Sequence
from datetime import datetime

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.outcomes import Outcome, Result, refused
from naryad.people.admitting import admit, take_newcomers
from naryad.people.input import PersonInput
from naryad.people.visibility import sees_everybody


def foresee_people(new: Sequence[PersonInput], *, by: Actor, at: datetime) -> list[Outcome]:
    """What `add_people` says, by the very decisions that it makes; within a transaction. Those who
    would be added have no id. Only for an actor who sees everybody: whom others would lose sight
    of is known once they are there."""
    by.require(Permission.ADD_PEOPLE)
    assert sees_everybody(by)
    admission = admit(take_newcomers(new, by=by, at=at), by=by)
    return [
        refused(None, admission.refusals[place])
        if place in admission.refusals
        else Outcome(None, Result.DONE)
        for place in range(len(new))
    ]
