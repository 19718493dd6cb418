"""What does an organization let those do who scan its codes?"""

from django.db import models
from django.db.models import Q

from naryad.assets.models import Asset
from naryad.catalog.models import WorkType
from naryad.core.labels import LabelField, is_unique_among_living
from naryad.core.models import (
    OrganizationForeignKey,
    OrganizationOwned,
    SoftDeleted,
    Versioned,
)
from naryad.people.models import Person
from naryad.tickets.models import Criticality, TicketType


class CodeSettings(OrganizationOwned, Versioned, SoftDeleted):
    """The default of the organization, which has no name and holds for all its objects, or a
    template that some objects were given instead. Without a row strangers read and do nothing.

    `must_leave_contact`: one of those that are asked for. `must_register`: only whoever has
    an account reports; who may make one stands in the offers of registration. The last fields are
    those of tickets that reports become; what is empty is as of any other ticket.
    `scans_kept_months` and `contacts_kept_days` of the default hold for all codes.
    """

    name = LabelField(default=dict, blank=True)
    is_default = models.BooleanField(default=False)
    is_public = models.BooleanField(default=False)
    shows_address = models.BooleanField(default=False)
    takes_reports = models.BooleanField(default=False)
    asks_email = models.BooleanField(default=False)
    asks_phone = models.BooleanField(default=False)
    must_leave_contact = models.BooleanField(default=False)
    must_register = models.BooleanField(default=False)
    becomes_ticket = models.BooleanField(default=False)
    type = OrganizationForeignKey[TicketType | None, TicketType | None](
        TicketType, null=True, blank=True, db_index=False
    )
    work_type = OrganizationForeignKey[WorkType | None, WorkType | None](
        WorkType, null=True, blank=True, db_index=False
    )
    criticality = OrganizationForeignKey[Criticality | None, Criticality | None](
        Criticality, null=True, blank=True, db_index=False
    )
    assignee = OrganizationForeignKey[Person | None, Person | None](
        Person, null=True, blank=True, db_index=False
    )
    text = models.CharField(max_length=2_000, blank=True, default="")
    scans_kept_months = models.PositiveSmallIntegerField(default=12, db_default=12)
    contacts_kept_days = models.PositiveSmallIntegerField(default=365, db_default=365)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization"], condition=Q(is_default=True), name="code_settings_default"
            ),
            *is_unique_among_living("name", name="code_settings_unique"),
            models.CheckConstraint(
                condition=Q(is_default=True, name={}, deleted_at=None)
                | (Q(is_default=False) & ~Q(name={})),
                name="code_settings_named",
            ),
            # Nobody reports on what they may not read of.
            models.CheckConstraint(
                condition=Q(is_public=True) | Q(shows_address=False, takes_reports=False),
                name="code_settings_begin_with_passport",
            ),
            models.CheckConstraint(
                condition=Q(takes_reports=True) | Q(must_register=False),
                name="code_settings_who_reports",
            ),
            models.CheckConstraint(
                condition=Q(must_leave_contact=False) | Q(asks_email=True) | Q(asks_phone=True),
                name="code_settings_contact_is_asked",
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def takes_strangers_reports(self) -> bool:
        """Without an account."""
        return self.takes_reports and not self.must_register


class SettingsOfAsset(OrganizationOwned):
    """An object whose codes follow a template, and not the default."""

    asset = OrganizationForeignKey[Asset, Asset](Asset, db_index=False)
    settings = OrganizationForeignKey[CodeSettings, CodeSettings](CodeSettings, db_index=False)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "asset"], name="code_settings_of_asset_once"
            ),
        ]
        indexes = [
            models.Index("organization", "settings", name="code_settings_assets"),
        ]
