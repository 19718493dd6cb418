"""What is a life cycle, and of what does it consist?"""

from django.db import models
from django.db.models import F, Q

from naryad.core.labels import LabelField, is_filled
from naryad.core.models import (
    OrganizationForeignKey,
    OrganizationOwned,
    SoftDeleted,
    Versioned,
)
from naryad.people.models import Role
from naryad.tickets.codes import Branch, CycleState, Who
from naryad.tickets.models.stage import Stage, Status
from naryad.tickets.models.ticket_type import TicketType


class Cycle(OrganizationOwned, Versioned, SoftDeleted):
    """One version of the life cycle of a type. Only a draft changes, and only a draft is deleted;
    tickets are judged by the published one. The database holds both (see the migration).
    `version` counts the changes to the draft as a whole, `number` the versions of the type."""

    type = OrganizationForeignKey[TicketType, TicketType](TicketType)
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=CycleState, default=CycleState.DRAFT)
    start_stage = OrganizationForeignKey["Stage | None", "Stage | None"](
        Stage, null=True, blank=True
    )
    start_status = OrganizationForeignKey["Status | None", "Status | None"](
        Status, null=True, blank=True
    )
    created_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "type", "number"], name="cycle_number_once"
            ),
            models.UniqueConstraint(
                fields=["organization", "type"],
                condition=Q(state=CycleState.PUBLISHED),
                name="cycle_one_published",
            ),
            models.UniqueConstraint(
                fields=["organization", "type"],
                condition=Q(state=CycleState.DRAFT, deleted_at=None),
                name="cycle_one_draft",
            ),
            models.CheckConstraint(
                condition=Q(deleted_at=None) | Q(state=CycleState.DRAFT),
                name="cycle_only_drafts_go",
            ),
            models.CheckConstraint(
                condition=Q(state=CycleState.DRAFT)
                | Q(start_stage__isnull=False, start_status__isnull=False),
                name="cycle_in_force_has_a_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.number}"


class CycleStage(OrganizationOwned, SoftDeleted):
    """That a stage belongs to a life cycle, also while nothing leads to it yet."""

    cycle = OrganizationForeignKey[Cycle, Cycle](Cycle)
    stage = OrganizationForeignKey[Stage, Stage](Stage)
    position = models.PositiveIntegerField(default=0)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "cycle", "stage"], name="cycle_stage_once"
            ),
        ]


class Transition(OrganizationOwned, Versioned, SoftDeleted):
    """One way from a stage to another. `after_seconds` counts from the entry into the stage,
    `before_deadline_seconds` back from the deadline of the ticket. `requires_comment`: of whoever
    makes it by hand."""

    cycle = OrganizationForeignKey[Cycle, Cycle](Cycle)
    from_stage = OrganizationForeignKey[Stage, Stage](Stage)
    to_stage = OrganizationForeignKey[Stage, Stage](Stage)
    name = LabelField(default=dict)
    description = LabelField(default=dict, blank=True)
    branch = models.CharField(max_length=10, choices=Branch, default=Branch.MAIN)
    status = OrganizationForeignKey["Status | None", "Status | None"](Status, null=True, blank=True)
    who = models.CharField(max_length=10, choices=Who, default=Who.EVERYBODY)
    after_seconds = models.PositiveIntegerField(null=True, blank=True)
    before_deadline_seconds = models.PositiveIntegerField(null=True, blank=True)
    requires_comment = models.BooleanField(default=False, db_default=False)
    position = models.PositiveIntegerField(default=0)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            is_filled("name", name="transition_has_a_name"),
            models.UniqueConstraint(
                fields=["organization", "cycle", "from_stage", "to_stage", "branch"],
                condition=Q(deleted_at=None),
                name="transition_once",
            ),
            models.CheckConstraint(
                condition=~Q(from_stage=F("to_stage")), name="transition_leads_elsewhere"
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)


class StageSuccessor(OrganizationOwned):
    """Where tickets went, and go, from a stage that this published version does not have.
    `is_done`: closed ones have been moved too."""

    cycle = OrganizationForeignKey[Cycle, Cycle](Cycle)
    from_stage = OrganizationForeignKey[Stage, Stage](Stage)
    to_stage = OrganizationForeignKey[Stage, Stage](Stage)
    is_done = models.BooleanField(default=False)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "cycle", "from_stage"], name="stage_successor_once"
            ),
        ]


class TransitionRole(OrganizationOwned):
    """A role beside a transition: granted where only roles make it, and everywhere with a caption
    of its own where there is one."""

    transition = OrganizationForeignKey[Transition, Transition](Transition)
    role = OrganizationForeignKey[Role, Role](Role)
    name = LabelField(default=dict, blank=True)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "transition", "role"], name="transition_role_once"
            ),
        ]
