"""Which types, stages, statuses and life cycles may this person see?"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.people.models import PersonArea
from naryad.tickets.codes import CycleState
from naryad.tickets.models import (
    Answer,
    Criticality,
    Cycle,
    Stage,
    Status,
    TicketType,
    Transition,
    TypeArea,
)


def ticket_types_visible_to(actor: Actor, *, with_deleted: bool = False) -> QuerySet[TicketType]:
    """Employees see the names of all types, since lists ask for them; customers those that they
    may choose."""
    if actor.is_system:
        return TicketType.objects.none()
    if not actor.is_employee:
        return types_offered_to(actor)
    types = TicketType.objects.filter(organization_id=actor.organization_id)
    if with_deleted and actor.may(Permission.EDIT_TICKET_SETTINGS):
        return types
    return types.filter(deleted_at=None)


def types_offered_to(actor: Actor) -> QuerySet[TicketType]:
    """For a new ticket: what has a life cycle in force, and serves all areas or one of the
    person's own."""
    in_force = Cycle.objects.filter(type_id=OuterRef("pk"), state=CycleState.PUBLISHED)
    shared = TypeArea.objects.filter(type_id=OuterRef("pk"), area_id__in=_areas_of(actor))
    types = TicketType.objects.filter(
        Q() if actor.is_system else Q(has_all_areas=True) | Exists(shared),
        Exists(in_force),
        organization_id=actor.organization_id,
        deleted_at=None,
    )
    return types.none() if actor.sees_nothing else types


def _areas_of(actor: Actor) -> QuerySet[PersonArea, Any]:
    links = PersonArea.objects.filter(
        organization_id=actor.organization_id, person_id=actor.person_id or 0
    )
    return links.values("area_id")


def stages_visible_to(actor: Actor, *, with_deleted: bool = False) -> QuerySet[Stage]:
    """Stages are for those who do tickets; a customer sees statuses."""
    if actor.is_system or not actor.is_employee:
        return Stage.objects.none()
    stages = Stage.objects.filter(organization_id=actor.organization_id)
    if with_deleted and actor.may(Permission.EDIT_TICKET_SETTINGS):
        return stages
    return stages.filter(deleted_at=None)


def answers_visible_to(actor: Actor, *, with_deleted: bool = False) -> QuerySet[Answer]:
    """Every employee may begin a message with one."""
    if actor.is_system or not actor.is_employee:
        return Answer.objects.none()
    answers = Answer.objects.filter(organization_id=actor.organization_id)
    if with_deleted and actor.may(Permission.EDIT_TICKET_SETTINGS):
        return answers
    return answers.filter(deleted_at=None)


def statuses_visible_to(actor: Actor, *, with_deleted: bool = False) -> QuerySet[Status]:
    if actor.is_system:
        return Status.objects.none()
    statuses = Status.objects.filter(organization_id=actor.organization_id)
    if with_deleted and actor.may(Permission.EDIT_TICKET_SETTINGS):
        return statuses
    return statuses.filter(deleted_at=None)


def cycles_visible_to(actor: Actor, *, with_deleted: bool = False) -> QuerySet[Cycle]:
    """As a thing to look at: for those who set tickets up, also of types that are deleted. What a
    ticket may do is asked of lifecycle.py."""
    if actor.is_system or not actor.is_employee or not actor.may(Permission.EDIT_TICKET_SETTINGS):
        return Cycle.objects.none()
    cycles = Cycle.objects.filter(organization_id=actor.organization_id)
    return cycles if with_deleted else cycles.filter(deleted_at=None)


def transitions_visible_to(actor: Actor, *, with_deleted: bool = False) -> QuerySet[Transition]:
    """Those of the life cycles that the actor sees."""
    cycles = cycles_visible_to(actor).filter(type__deleted_at=None)
    rows = Transition.objects.filter(organization_id=actor.organization_id, cycle__in=cycles)
    return rows if with_deleted else rows.filter(deleted_at=None)


def criticalities_visible_to(actor: Actor, *, with_deleted: bool = False) -> QuerySet[Criticality]:
    """The most urgent first."""
    if actor.sees_nothing:
        return Criticality.objects.none()
    rows = Criticality.objects.filter(organization_id=actor.organization_id)
    if not (with_deleted and actor.may(Permission.EDIT_TICKET_SETTINGS)):
        rows = rows.filter(deleted_at=None)
    return rows.order_by("position", "pk")
