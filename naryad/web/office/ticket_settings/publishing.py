"""What does publishing a draft take away, and from which tickets?"""

from dataclasses import dataclass

from naryad.access.actor import Actor
from naryad.tickets.cycle_reading import gather_facts, read_rows
from naryad.tickets.moving_standing import Standing, count_standing
from naryad.tickets.queries import CycleView, cycles_of_types
from naryad.tickets.vanishing import stages_that_vanish


@dataclass(frozen=True)
class Vanishing:
    """A stage of the version in force that the draft does not have; `standing`: what is there."""

    stage_id: int
    name: str
    standing: Standing | None


def find_vanishing(actor: Actor, draft: CycleView) -> list[Vanishing]:
    known = cycles_of_types(actor).get(draft.cycle.type_id)
    if known is None or known.in_force is None:
        return []
    rows = read_rows(known.in_force)
    gone = stages_that_vanish(gather_facts(rows), gather_facts(draft.rows))
    standing = count_standing(
        draft.cycle.type_id, gone, organization_id=draft.cycle.organization_id
    )
    return [
        Vanishing(stage_id, str(rows.stages[stage_id].name), standing.get(stage_id))
        for stage_id in gone
    ]


def offer_stages(draft: CycleView) -> list[tuple[str, str]]:
    """Those to which tickets may go."""
    return [(str(pk), str(stage.name)) for pk, stage in draft.rows.stages.items()]
