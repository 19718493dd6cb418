"""By which life cycles are tickets of these types judged?"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import F, Q

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


@dataclass(frozen=True)
class Start:
    """Where tickets of a type begin, and what leads on from there by itself."""

    stage_id: int
    status_id: int
    timed: tuple[TransitionFacts, ...]


def starts_in_force(type_ids: Collection[int], *, organization_id: int) -> dict[int, Start]:
    """Type → where its published cycle begins, in two queries; a type without one is left out. A
    new ticket needs no more of it."""
    mine = {"organization_id": organization_id}
    published = Cycle.objects.filter(**mine, type_id__in=type_ids, state=CycleState.PUBLISHED)
    cycles = {cycle.pk: cycle for cycle in published}
    timed: dict[int, list[TransitionFacts]] = defaultdict(list)
    ways = Transition.objects.filter(
        Q(after_seconds__isnull=False) | Q(before_deadline_seconds__isnull=False),
        **mine,
        cycle_id__in=cycles,
        from_stage_id=F("cycle__start_stage_id"),
        deleted_at=None,
    )
    for each in ways.order_by("position", "pk"):
        timed[each.cycle_id].append(describe_transition(each, ()))
    return {cycle.type_id: _begin(cycle, timed[pk]) for pk, cycle in cycles.items()}


def _begin(cycle: Cycle, timed: Iterable[TransitionFacts]) -> Start:
    assert cycle.start_stage_id is not None and cycle.start_status_id is not None
    return Start(cycle.start_stage_id, cycle.start_status_id, tuple(timed))


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
