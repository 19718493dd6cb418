"""What does publishing a draft take away?"""

from naryad.access.actor import Actor
from naryad.tickets.cycle_reading import gather_facts, read_rows
from naryad.tickets.queries import CycleView, cycles_of_types
from naryad.tickets.vanishing import stages_that_vanish


def find_vanishing(actor: Actor, draft: CycleView) -> list[str]:
    """Names of the stages of the version in force that the draft does not have."""
    known = cycles_of_types(actor).get(draft.cycle.type_id)
    if known is None or known.in_force is None:
        return []
    rows = read_rows(known.in_force)
    gone = stages_that_vanish(gather_facts(rows), gather_facts(draft.rows))
    return [str(rows.stages[stage_id].name) for stage_id in gone]
