"""How do the rows of a life cycle become the plain values on which it is judged?"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from naryad.access.permissions import Permission
from naryad.access.roles import RoleCode
from naryad.core.labels import Label
from naryad.people.models import Role, RolePermission
from naryad.tickets.checking import RoleFacts
from naryad.tickets.codes import Branch, StageKind, Who
from naryad.tickets.lifecycle import CycleFacts, StageFacts, TransitionFacts
from naryad.tickets.models import (
    Cycle,
    CycleStage,
    Stage,
    Status,
    Transition,
    TransitionRole,
)


@dataclass(frozen=True)
class CycleRows:
    """What a life cycle consists of, the living parts, in their order."""

    cycle: Cycle
    places: list[CycleStage]
    transitions: list[Transition]
    roles: dict[int, list[TransitionRole]]

    @property
    def stages(self) -> dict[int, Stage]:
        return {place.stage_id: place.stage for place in self.places}


def read_rows(cycle: Cycle) -> CycleRows:
    """In three queries."""
    where = {"organization_id": cycle.organization_id, "cycle_id": cycle.pk, "deleted_at": None}
    places = CycleStage.objects.filter(**where).select_related("stage", "stage__assignee")
    transitions = Transition.objects.filter(**where).select_related("status", "to_stage")
    links = TransitionRole.objects.filter(
        organization_id=cycle.organization_id,
        transition__cycle_id=cycle.pk,
        transition__deleted_at=None,
    )
    roles: dict[int, list[TransitionRole]] = defaultdict(list)
    for link in links.select_related("role").order_by("role_id"):
        roles[link.transition_id].append(link)
    return CycleRows(
        cycle,
        list(places.order_by("position", "pk")),
        list(transitions.order_by("position", "pk")),
        dict(roles),
    )


def gather_facts(rows: CycleRows) -> CycleFacts:
    living = Status.objects.filter(organization_id=rows.cycle.organization_id, deleted_at=None)
    return CycleFacts(
        stages={stage_id: describe_stage(stage) for stage_id, stage in rows.stages.items()},
        transitions=tuple(
            describe_transition(each, rows.roles.get(each.pk, ())) for each in rows.transitions
        ),
        start_stage_id=rows.cycle.start_stage_id,
        start_status_id=rows.cycle.start_status_id,
        status_ids=frozenset(living.values_list("pk", flat=True)),
    )


def roles_that_move(organization_id: int) -> dict[int, RoleFacts]:
    """The roles whose holders can make a transition: those of employees only with the right to move
    tickets; customers make what is granted to their role without one."""
    may_move = RolePermission.objects.filter(
        organization_id=organization_id, permission=Permission.MOVE_TICKETS
    )
    roles = Role.objects.filter(
        Q(is_for_customers=True)
        | Q(code=RoleCode.ADMINISTRATOR)
        | Q(pk__in=may_move.values("role_id")),
        organization_id=organization_id,
        deleted_at=None,
    )
    return {role.pk: RoleFacts(role.pk, role.is_for_customers) for role in roles}


def describe_stage(stage: Stage) -> StageFacts:
    return StageFacts(
        stage.pk,
        stage.name,
        StageKind(stage.kind),
        tuple(stage.effects),
        tuple(stage.requirements),
        is_living=stage.deleted_at is None,
    )


def describe_transition(each: Transition, links: Iterable[TransitionRole]) -> TransitionFacts:
    links = list(links)
    return TransitionFacts(
        each.pk,
        each.from_stage_id,
        each.to_stage_id,
        each.name,
        branch=Branch(each.branch),
        who=Who(each.who),
        role_ids=frozenset(link.role_id for link in links),
        captions={link.role_id: Label(link.name) for link in links if link.name},
        status_id=each.status_id,
        after_seconds=each.after_seconds,
        before_deadline_seconds=each.before_deadline_seconds,
        requires_comment=each.requires_comment,
        position=each.position,
    )
