"""Which stages does publishing a life cycle take from the tickets that stand in them?"""

from naryad.tickets.lifecycle import CycleFacts


def stages_that_vanish(in_force: CycleFacts | None, draft: CycleFacts) -> list[int]:
    """Ids of the stages of the cycle in force that the draft does not have, in their order. A
    ticket that stands in one of them needs another stage in the transaction of the publication."""
    before = in_force.stages if in_force is not None else {}
    return [stage_id for stage_id in before if stage_id not in draft.stages]
