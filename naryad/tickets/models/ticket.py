"""What is a ticket?"""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q

from naryad.assets.models import Asset
from naryad.catalog.models import WorkType
from naryad.companies.models import Company
from naryad.contracts.models import Contract
from naryad.core.models import (
    OrganizationForeignKey,
    OrganizationOwned,
    SoftDeleted,
    Versioned,
)
from naryad.people.models import Person
from naryad.tickets.codes import Branch, Source
from naryad.tickets.models.criticality import Criticality
from naryad.tickets.models.stage import Stage, Status
from naryad.tickets.models.ticket_type import TicketType

# By these somebody sees tickets, or looks for them.
_SOUGHT_BY = ("company", "requester", "responsible", "work_type", "asset", "parent")
_LIVING, _OPEN = Q(is_living=True), Q(is_living=True, is_open=True)
_PART, _UNASSIGNED = Q(parent__isnull=False), Q(is_unassigned=True)
# Links carry them to have them in their indexes; a foreign key keeps them true.
CARRIED = ("is_living", "is_open", "newest_key", "deadline_key", "changed_key")


class Ticket(OrganizationOwned, Versioned, SoftDeleted):
    """A request that somebody answers for: where, what, who, until when.

    `stage` always belongs to the published life cycle of the type; `status` is what customers see.
    `entered_at`: since when it stands in its stage. `responsible` follows the asset. The keys are
    texts by which lists stand: newest first, the nearest deadline first among open ones, the last
    changed first (see naryad.tickets.keys); `is_unassigned` follows the assignees, that those whom
    nobody does are found among many. `archived_at`: since when it is in the archive, which
    only closed ones can be. `html` is the text formatted, harmless as it is, and
    empty where the plain `text` says all. `rating` is the customer's: see rating.py. Contacts
    have cells as `core.contact_persons` names them, phones in E.164: `contacts` are the team's;
    whom a customer has named stands in `customer_contacts`, which customers read, too.
    """

    number = models.CharField(max_length=40)
    type = OrganizationForeignKey[TicketType, TicketType](TicketType, db_index=False)
    stage = OrganizationForeignKey[Stage, Stage](Stage)
    status = OrganizationForeignKey[Status, Status](Status)
    branch = models.CharField(max_length=10, choices=Branch, default=Branch.MAIN)
    criticality = OrganizationForeignKey[Criticality | None, Criticality | None](
        Criticality, null=True, blank=True
    )
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True, default="")
    html = models.TextField(blank=True, default="", db_default="")
    company = OrganizationForeignKey[Company | None, Company | None](
        Company, null=True, blank=True, db_index=False
    )
    asset = OrganizationForeignKey[Asset | None, Asset | None](
        Asset, null=True, blank=True, db_index=False
    )
    contract = OrganizationForeignKey[Contract | None, Contract | None](
        Contract, null=True, blank=True, db_index=False
    )
    work_type = OrganizationForeignKey[WorkType | None, WorkType | None](
        WorkType, null=True, blank=True, db_index=False
    )
    address = models.CharField(max_length=500, blank=True, default="")
    requester = OrganizationForeignKey[Person | None, Person | None](
        Person, null=True, blank=True, db_index=False
    )
    author = OrganizationForeignKey[Person | None, Person | None](Person, null=True, blank=True)
    responsible = OrganizationForeignKey[Person | None, Person | None](
        Person, null=True, blank=True, db_index=False
    )
    source = models.CharField(max_length=10, choices=Source, default=Source.OFFICE)
    parent = OrganizationForeignKey["Ticket | None", "Ticket | None"](
        "self", null=True, blank=True, db_index=False
    )
    deadline = models.DateTimeField(null=True, blank=True)
    window_from = models.DateTimeField(null=True, blank=True)
    window_till = models.DateTimeField(null=True, blank=True)
    estimated_minutes = models.PositiveIntegerField(null=True, blank=True)
    external_id = models.CharField(max_length=100, blank=True, default="")
    contacts = models.JSONField(default=list, blank=True, db_default=[])
    customer_contacts = models.JSONField(default=list, blank=True, db_default=[])
    created_at = models.DateTimeField()
    entered_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    rating = models.PositiveSmallIntegerField(null=True, blank=True)
    rating_word = models.CharField(max_length=1_000, blank=True, default="", db_default="")
    rated_at = models.DateTimeField(null=True, blank=True)
    rated_by = OrganizationForeignKey[Person | None, Person | None](Person, null=True, blank=True)
    newest_key = models.CharField(max_length=20)
    deadline_key = models.CharField(max_length=20)
    changed_key = models.CharField(max_length=20)
    search_text = models.TextField()
    is_unassigned = models.BooleanField(default=True, db_default=True)
    is_living = models.GeneratedField(
        expression=Q(deleted_at__isnull=True),  # type: ignore[arg-type] # stubs forget Q
        output_field=models.BooleanField(),
        db_persist=True,
    )
    is_open = models.GeneratedField(
        expression=Q(closed_at__isnull=True),  # type: ignore[arg-type] # stubs forget Q
        output_field=models.BooleanField(),
        db_persist=True,
    )

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "id", *CARRIED], name="ticket_carried_by_links"
            ),
            # Also of deleted ones: a number never means two tickets.
            models.UniqueConstraint(fields=["organization", "number"], name="ticket_number_once"),
            models.UniqueConstraint(
                fields=["organization", "external_id"],
                condition=Q(deleted_at=None) & ~Q(external_id=""),
                name="ticket_external_id_once",
            ),
            models.CheckConstraint(
                condition=Q(window_till__isnull=True) | Q(window_till__gt=F("window_from")),
                name="ticket_window_goes_forward",
            ),
            # Pages find what is put away by the key that these begin with.
            models.CheckConstraint(
                condition=Q(archived_at__isnull=True, newest_key__lt="~", changed_key__lt="~")
                | Q(
                    archived_at__isnull=False,
                    closed_at__isnull=False,
                    newest_key__gt="~",
                    changed_key__gt="~",
                ),
                name="ticket_archived_when_closed",
            ),
            models.CheckConstraint(
                condition=Q(rating__isnull=True)
                | Q(rating__gte=1, rating__lte=5, rated_at__isnull=False, rated_by__isnull=False),
                name="ticket_rating_is_whole",
            ),
        ]
        indexes = [
            models.Index(
                "organization", "is_living", "is_open", "newest_key", "id", name="ticket_newest_key"
            ),
            models.Index(
                "organization",
                "is_open",
                "changed_key",
                "id",
                condition=_LIVING,
                name="ticket_changed",
            ),
            # For what is found going along the list.
            models.Index(
                "organization", "newest_key", "id", condition=_LIVING, name="ticket_newest"
            ),
            # Nobody waits for closed ones, and open ones are few.
            models.Index("organization", "deadline_key", "id", condition=_OPEN, name="ticket_due"),
            *(
                models.Index(
                    "organization",
                    column,
                    "is_living",
                    "is_open",
                    "newest_key",
                    "id",
                    name=f"ticket_of_{column}",
                    condition=Q(**{f"{column}__isnull": False}),
                )
                for column in (*_SOUGHT_BY, "contract")
            ),
            *(
                models.Index(
                    "organization",
                    column,
                    "is_open",
                    "changed_key",
                    "id",
                    name=f"ticket_changed_of_{column}",
                    condition=_LIVING & Q(**{f"{column}__isnull": False}),
                )
                for column in _SOUGHT_BY
            ),
            *(
                models.Index(
                    "organization",
                    column,
                    "deadline_key",
                    "id",
                    name=f"ticket_due_of_{column}",
                    condition=_OPEN & Q(**{f"{column}__isnull": False}),
                )
                for column in _SOUGHT_BY
            ),
            # For what is found going along the parts of others.
            models.Index(
                "organization",
                "is_open",
                "newest_key",
                "id",
                condition=_LIVING & _PART,
                name="part_newest",
            ),
            models.Index(
                "organization",
                "is_open",
                "changed_key",
                "id",
                condition=_LIVING & _PART,
                name="part_changed",
            ),
            models.Index(
                "organization", "deadline_key", "id", condition=_OPEN & _PART, name="part_due"
            ),
            # What dispatchers look for all day, and is seldom there.
            models.Index(
                "organization",
                "is_open",
                "newest_key",
                "id",
                condition=_LIVING & _UNASSIGNED,
                name="ticket_unassigned",
            ),
            models.Index("organization", "type", "stage", name="ticket_in_stage"),
            GinIndex(
                "organization",
                OpClass(F("search_text"), name="gin_trgm_ops"),
                name="ticket_search",
            ),
        ]

    def __str__(self) -> str:
        return self.number
