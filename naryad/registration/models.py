"""What is kept about people who register by a code?"""

from django.db import models

from naryad.areas.models import Area
from naryad.assets.models import Asset, AssetCode
from naryad.core.models import (
    OrganizationForeignKey,
    OrganizationOwned,
    SoftDeleted,
    Versioned,
)
from naryad.people.models import Person, Role
from naryad.registration.states import Covers, RegistrationState


class Offer(OrganizationOwned, Versioned, SoftDeleted):
    """On which terms strangers who scan a code become customers.

    `since` and `till` are days by the organization's clock, both included. `pin`: a word that is
    asked for, which an administrator reads to tell it on. `most_people` None: any number.
    """

    name = models.CharField(max_length=100)
    role = OrganizationForeignKey[Role, Role](Role)
    covers = models.CharField(max_length=6, choices=Covers)
    object_area = OrganizationForeignKey[Area | None, Area | None](Area, null=True, blank=True)
    since = models.DateField(null=True, blank=True)
    till = models.DateField(null=True, blank=True)
    most_people = models.PositiveIntegerField(null=True, blank=True)
    pin = models.CharField(max_length=50, blank=True, default="")
    needs_approval = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(covers=Covers.AREA.value, object_area__isnull=False)
                | (~models.Q(covers=Covers.AREA.value) & models.Q(object_area=None)),
                name="offer_of_an_area_names_it",
            ),
            models.CheckConstraint(
                condition=models.Q(since=None)
                | models.Q(till=None)
                | models.Q(till__gte=models.F("since")),
                name="offer_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OfferArea(OrganizationOwned):
    """Where whoever registers belongs; without any, in the default area."""

    offer = OrganizationForeignKey[Offer, Offer](Offer)
    area = OrganizationForeignKey[Area, Area](Area)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "offer", "area"], name="offer_area_once"
            ),
        ]


class OfferAsset(OrganizationOwned):
    offer = OrganizationForeignKey[Offer, Offer](Offer)
    asset = OrganizationForeignKey[Asset, Asset](Asset)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "offer", "asset"], name="offer_asset_once"
            ),
        ]
        indexes = [models.Index("organization", "asset", name="offer_of_asset")]


class Registration(OrganizationOwned):
    """Somebody who has scanned a code asks to come in.

    What they typed stands here until the address is proved, and then goes: the person has it.
    `reason`: why they were refused, as their letter says it.
    """

    offer = OrganizationForeignKey[Offer, Offer](Offer)
    code = OrganizationForeignKey[AssetCode, AssetCode](AssetCode)
    asset = OrganizationForeignKey[Asset, Asset](Asset)
    state = models.CharField(max_length=8, choices=RegistrationState)
    last_name = models.CharField(max_length=100, blank=True, default="")
    first_name = models.CharField(max_length=100, blank=True, default="")
    address = models.CharField(max_length=254, blank=True, default="")
    language = models.CharField(max_length=2, blank=True, default="")
    person = OrganizationForeignKey[Person | None, Person | None](Person, null=True, blank=True)
    asked_at = models.DateTimeField()
    came_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True, default="")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = OrganizationForeignKey[Person | None, Person | None](Person, null=True, blank=True)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(state=RegistrationState.ASKED.value, person=None)
                | (
                    ~models.Q(state=RegistrationState.ASKED.value)
                    & models.Q(person__isnull=False, came_at__isnull=False, address="")
                ),
                name="registration_state_is_true",
            ),
        ]
        indexes = [
            models.Index("organization", "person", "state", name="registration_of_person"),
            models.Index("organization", "offer", "state", name="registration_of_offer"),
            models.Index(
                "asked_at",
                name="registration_unproved",
                condition=models.Q(state=RegistrationState.ASKED.value),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.pk}"
