"""Whom may a stage assign by itself?"""

from django.utils.translation import gettext

from naryad.access.actor import Actor
from naryad.core.errors import Invalid
from naryad.people.models import Person
from naryad.people.visibility import workers_visible_to
from naryad.tickets.input import StageInput
from naryad.tickets.models import Stage
from naryad.tickets.stage_effects import find_effect


def check_assignee(new: StageInput, stage: Stage | None, *, by: Actor) -> Person | None:
    """An employee whom the actor sees; whom the stage has already may stay. Nobody where no effect
    needs a person."""
    wanted = assignee_of(new)
    if wanted is None:
        return None
    if stage is not None and stage.assignee_id == wanted:
        return stage.assignee
    person = workers_visible_to(by).filter(pk=wanted).first()
    if person is None:
        raise Invalid({"assignee_id": gettext("Choose a person from the list.")})
    return person


def assignee_of(given: StageInput | Stage) -> int | None:
    needed = any(
        effect is not None and effect.needs_person for effect in map(find_effect, given.effects)
    )
    return given.assignee_id if needed else None
