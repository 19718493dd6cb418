"""What do people without an account report?"""

from django.db import models
from django.db.models import Q

from naryad.assets.models import Asset, AssetCode
from naryad.catalog.models import WorkType
from naryad.core.models import OrganizationForeignKey, OrganizationOwned, Versioned
from naryad.intake.states import LONGEST_REASON, InquiryState
from naryad.people.models import Person
from naryad.tickets.models import Ticket


class Inquiry(OrganizationOwned, Versioned):
    """What somebody without an account reports of an object whose code they scan. It becomes a
    ticket, joins one, or is refused with a reason; a refused one can be taken up again. `email` and
    `phone` are what they left, perhaps nothing. `language`: in which they wrote. Erased, it keeps
    neither these nor its words."""

    code = OrganizationForeignKey[AssetCode, AssetCode](AssetCode, db_index=False)
    asset = OrganizationForeignKey[Asset, Asset](Asset, db_index=False)
    work_type = OrganizationForeignKey[WorkType | None, WorkType | None](
        WorkType, null=True, blank=True, db_index=False
    )
    text = models.TextField(blank=True, default="")
    email = models.CharField(max_length=254, blank=True, default="")
    phone = models.CharField(max_length=16, blank=True, default="")
    language = models.CharField(max_length=2)
    at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=InquiryState, default=InquiryState.NEW)
    ticket = OrganizationForeignKey[Ticket | None, Ticket | None](
        Ticket, null=True, blank=True, db_index=False
    )
    reason = models.CharField(max_length=LONGEST_REASON, blank=True, default="")
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = OrganizationForeignKey[Person | None, Person | None](
        Person, null=True, blank=True, db_index=False
    )

    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.CheckConstraint(
                condition=Q(erased_at=None)
                | (Q(email="", phone="", text="") & ~Q(state=InquiryState.NEW)),
                name="inquiry_erased_holds_nothing",
            ),
            models.CheckConstraint(
                condition=Q(state=InquiryState.NEW, ticket=None, settled_at=None, reason="")
                | Q(
                    state__in=(InquiryState.TICKET, InquiryState.MERGED),
                    ticket__isnull=False,
                    settled_at__isnull=False,
                )
                | Q(state=InquiryState.REFUSED, ticket=None, settled_at__isnull=False),
                name="inquiry_state_is_true",
            ),
        ]
        indexes = [
            models.Index("organization", "state", "id", name="inquiry_of_state"),
            models.Index("organization", "at", "id", name="inquiry_by_age"),
            models.Index(
                "organization", "settled_at", name="inquiry_to_erase", condition=Q(erased_at=None)
            ),
            models.Index("organization", "asset", "state", name="inquiry_of_asset"),
            models.Index("organization", "ticket", name="inquiry_of_ticket"),
        ]

    def __str__(self) -> str:
        return self.text.split("\n", 1)[0][:80]


class SameTrouble(OrganizationOwned):
    """Somebody who stands before the object has the same trouble, once a device: with an open
    ticket, or with an inquiry, and then with the ticket that this becomes."""

    ticket = OrganizationForeignKey[Ticket | None, Ticket | None](
        Ticket, null=True, blank=True, db_index=False
    )
    inquiry = OrganizationForeignKey[Inquiry | None, Inquiry | None](
        Inquiry, null=True, blank=True, db_index=False
    )
    device = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "ticket", "device"], name="same_trouble_of_ticket_once"
            ),
            models.UniqueConstraint(
                fields=["organization", "inquiry", "device"], name="same_trouble_of_inquiry_once"
            ),
            models.CheckConstraint(
                condition=Q(ticket__isnull=False) | Q(inquiry__isnull=False),
                name="same_trouble_is_with_something",
            ),
        ]
