"""What are a stage and a status?"""

from django.db import models
from django.db.models import Q

from naryad.core.labels import LabelField, is_filled, is_unique_among_living
from naryad.core.models import (
    OrganizationForeignKey,
    OrganizationOwned,
    SoftDeleted,
    Versioned,
)
from naryad.core.palette import Color
from naryad.people.models import Person
from naryad.tickets.codes import StageKind


def has_code_once(name: str) -> models.UniqueConstraint:
    """`code` marks what the ready life cycles have brought, so that they find it again."""
    living = Q(deleted_at=None) & ~Q(code="")
    return models.UniqueConstraint(fields=["organization", "code"], condition=living, name=name)


class Stage(OrganizationOwned, Versioned, SoftDeleted):
    """Where a ticket is for those who do it. All types share the stages; how one leads to another
    belongs to the life cycle of a type. `effects` and `requirements` are codes of
    stage_effects.py; `assignee` is for the effect that needs a person."""

    name = LabelField(default=dict)
    description = LabelField(default=dict, blank=True)
    color = models.CharField(max_length=10, choices=Color, default=Color.GRAY)
    kind = models.CharField(max_length=10, choices=StageKind, default=StageKind.WORK)
    effects = models.JSONField(default=list, blank=True)
    requirements = models.JSONField(default=list, blank=True)
    assignee = OrganizationForeignKey["Person | None", "Person | None"](
        Person, null=True, blank=True
    )
    code = models.CharField(max_length=30, blank=True, default="")
    position = models.PositiveIntegerField(default=0)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            is_filled("name", name="stage_has_a_name"),
            *is_unique_among_living("name", name="stage_unique"),
            has_code_once("stage_code_once"),
        ]

    def __str__(self) -> str:
        return str(self.name)


class Status(OrganizationOwned, Versioned, SoftDeleted):
    """Where a ticket is for the customer; changes only when a transition says so."""

    name = LabelField(default=dict)
    color = models.CharField(max_length=10, choices=Color, default=Color.GRAY)
    code = models.CharField(max_length=30, blank=True, default="")
    position = models.PositiveIntegerField(default=0)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            is_filled("name", name="status_has_a_name"),
            *is_unique_among_living("name", name="status_unique"),
            has_code_once("status_code_once"),
        ]

    def __str__(self) -> str:
        return str(self.name)
