"""What is a type of tickets?"""

from django.db import models
from django.db.models import Q

from naryad.areas.models import Area
from naryad.catalog.models import WorkType
from naryad.core.labels import LabelField, is_filled, is_unique_among_living
from naryad.core.models import (
    OrganizationForeignKey,
    OrganizationOwned,
    SoftDeleted,
    Versioned,
)


class TicketType(OrganizationOwned, Versioned, SoftDeleted):
    """Decides the life cycle, the numbers, the time to close and what may be chosen in a ticket.
    `has_all_…` includes what is added later; else the links say which."""

    name = LabelField(default=dict)
    number_mask = models.CharField(max_length=60)
    close_minutes = models.PositiveIntegerField(null=True, blank=True)
    has_all_areas = models.BooleanField(default=True)
    has_all_work_types = models.BooleanField(default=True)
    is_default = models.BooleanField(default=False)
    external_id = models.CharField(max_length=100, blank=True, default="")
    position = models.PositiveIntegerField(default=0)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            is_filled("name", name="ticket_type_has_a_name"),
            *is_unique_among_living("name", name="ticket_type_unique"),
            models.UniqueConstraint(
                fields=["organization"],
                condition=Q(is_default=True, deleted_at=None),
                name="ticket_type_one_default",
            ),
            models.UniqueConstraint(
                fields=["organization", "external_id"],
                condition=Q(deleted_at=None) & ~Q(external_id=""),
                name="ticket_type_external_id_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)


class TypeArea(OrganizationOwned):
    type = OrganizationForeignKey[TicketType, TicketType](TicketType)
    area = OrganizationForeignKey[Area, Area](Area)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "type", "area"], name="ticket_type_area_once"
            ),
        ]


class TypeWorkType(OrganizationOwned):
    type = OrganizationForeignKey[TicketType, TicketType](TicketType)
    work_type = OrganizationForeignKey[WorkType, WorkType](WorkType)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "type", "work_type"], name="ticket_type_work_type_once"
            ),
        ]
