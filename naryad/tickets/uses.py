"""Where is a stage or a status used?"""

from dataclasses import dataclass

from django.db.models import Q

from naryad.core.labels import Label
from naryad.tickets.codes import CycleState
from naryad.tickets.models import Cycle, CycleStage, Transition


@dataclass(frozen=True)
class Use:
    """In the life cycle of a type, in force or a draft: in a transition (from, to), or, without
    one, as a part of it."""

    type_id: int
    type_name: Label
    is_in_force: bool
    transition: Label | None = None
    from_name: Label | None = None
    to_name: Label | None = None


def uses_of_stage(stage_id: int, *, organization_id: int) -> list[Use]:
    """What leads out of it first, then what leads into it."""
    of_stage = Q(from_stage_id=stage_id) | Q(to_stage_id=stage_id)
    ways = _transitions(of_stage, organization_id=organization_id)
    ways.sort(key=lambda each: each.from_stage_id != stage_id)
    places = CycleStage.objects.filter(
        organization_id=organization_id, stage_id=stage_id, deleted_at=None
    ).filter(_current("cycle__"))
    cycles = [each.cycle for each in places.select_related("cycle__type").order_by("cycle_id")]
    return [*(_part(each) for each in cycles), *(_way(each) for each in ways)]


def uses_of_status(status_id: int, *, organization_id: int) -> list[Use]:
    started = Cycle.objects.filter(organization_id=organization_id, start_status_id=status_id)
    cycles = started.filter(_current("")).select_related("type").order_by("pk")
    ways = _transitions(Q(status_id=status_id), organization_id=organization_id)
    return [*(_part(each) for each in cycles), *(_way(each) for each in ways)]


def _transitions(which: Q, *, organization_id: int) -> list[Transition]:
    rows = Transition.objects.filter(
        which, _current("cycle__"), organization_id=organization_id, deleted_at=None
    )
    named = rows.select_related("cycle__type", "from_stage", "to_stage")
    return list(named.order_by("cycle_id", "position", "pk"))


def _current(prefix: str) -> Q:
    """In force or a draft, of a type that lives."""
    states = (CycleState.PUBLISHED, CycleState.DRAFT)
    return Q(
        **{
            f"{prefix}state__in": states,
            f"{prefix}deleted_at": None,
            f"{prefix}type__deleted_at": None,
        }
    )


def _part(cycle: Cycle) -> Use:
    return Use(cycle.type_id, cycle.type.name, cycle.state == CycleState.PUBLISHED)


def _way(each: Transition) -> Use:
    return Use(
        each.cycle.type_id,
        each.cycle.type.name,
        each.cycle.state == CycleState.PUBLISHED,
        each.name,
        each.from_stage.name,
        each.to_stage.name,
    )
