"""By which life cycles are tickets of these types judged?"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from naryad.tickets.codes import CycleState
from naryad.tickets.cycle_reading import describe_stage, describe_transition
from naryad.tickets.lifecycle import CycleFacts, TransitionFacts
from naryad.tickets.models import (
    Cycle,
    CycleStage,
    Stage,
    Status,
    Transition,
    TransitionRole,
)


@dataclass(frozen=True)
class PublishedCycle:
    """The published cycle of a type, with the rows that its facts speak of."""

    facts: CycleFacts
    stages: dict[int, Stage]
    transitions: dict[int, TransitionFacts]


def cycles_in_force(
    type_ids: Collection[int], *, organization_id: int
) -> dict[int, PublishedCycle]:
    """Type → its published cycle, in five queries; a type without one is left out."""
    mine = {"organization_id": organization_id}
    cycles = list(Cycle.objects.filter(**mine, type_id__in=type_ids, state=CycleState.PUBLISHED))
    if not cycles:
        return {}
    parts = {**mine, "cycle__in": cycles, "deleted_at": None}
    stages: dict[int, dict[int, Stage]] = defaultdict(dict)
    for place in CycleStage.objects.filter(**parts).select_related("stage").order_by("position"):
        stages[place.cycle_id][place.stage_id] = place.stage
    links: dict[int, list[TransitionRole]] = defaultdict(list)
    for link in TransitionRole.objects.filter(**mine, transition__cycle__in=cycles):
        links[link.transition_id].append(link)
    leading: dict[int, list[TransitionFacts]] = defaultdict(list)
    for each in Transition.objects.filter(**parts).order_by("position", "pk"):
        leading[each.cycle_id].append(describe_transition(each, links[each.pk]))
    living = Status.objects.filter(**mine, deleted_at=None)
    status_ids = frozenset(living.values_list("pk", flat=True))
    return {
        cycle.type_id: _gather(cycle, stages[cycle.pk], leading[cycle.pk], status_ids)
        for cycle in cycles
    }


def _gather(
    cycle: Cycle,
    stages: dict[int, Stage],
    transitions: list[TransitionFacts],
    status_ids: frozenset[int],
) -> PublishedCycle:
    facts = CycleFacts(
        stages={stage_id: describe_stage(stage) for stage_id, stage in stages.items()},
        transitions=tuple(transitions),
        start_stage_id=cycle.start_stage_id,
        start_status_id=cycle.start_status_id,
        status_ids=status_ids,
    )
    return PublishedCycle(facts, stages, {each.id: each for each in transitions})
