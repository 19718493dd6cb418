"""Where does a ticket stand when it becomes one of another type? Decided on plain values alone.

Where it stood, if the life cycle of the new type has that stage. Else in a stage in which it is as
open as before, since a change of the type finishes nothing and opens nothing again: in the first
one, unless somebody chooses another.
"""

from naryad.tickets.lifecycle import CycleFacts, StageFacts
from naryad.tickets.stage_effects import CLOSE, COMPLETE


def stages_to_stand_in(
    cycle: CycleFacts, stage_id: int, *, is_completed: bool, is_closed: bool
) -> list[int]:
    """In the order of the life cycle, the usual one first; one alone where nothing is to choose;
    empty where the life cycle has no such stage."""
    if stage_id in cycle.stages:
        return [stage_id]
    fitting = [
        stage.id
        for stage in cycle.stages.values()
        if _closes(stage) == is_closed and _completes(stage) == (is_completed or is_closed)
    ]
    return sorted(fitting, key=lambda each: each != cycle.start_stage_id)


def _closes(stage: StageFacts) -> bool:
    return CLOSE in stage.effects


def _completes(stage: StageFacts) -> bool:
    return _closes(stage) or COMPLETE in stage.effects
