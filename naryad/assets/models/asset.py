"""What is an object or a piece of equipment?"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models

from naryad.catalog.models import AssetClass, AssetType
from naryad.companies.models import Company
from naryad.core.models import (
    OrganizationForeignKey,
    OrganizationOwned,
    SoftDeleted,
    Versioned,
)
from naryad.people.models import Person


class Asset(OrganizationOwned, Versioned, SoftDeleted):
    """A building, a room, a lift, a pump: whatever is served, in a tree of any depth.

    `own_company` and `own_address` are what somebody filled in here; `company`, `address` and
    `place` (whose address it is) are what holds, from the nearest above that has one. `above`:
    the ids of all that it stands under, the topmost first. `search_text` is made of `own_words`
    and the words of the address that holds. These follow in the transaction of every change: see
    `naryad.assets.settling`.
    """

    name = models.CharField(max_length=300)
    description = models.TextField(blank=True, default="")
    serial_number = models.CharField(max_length=100, blank=True, default="")
    number = models.CharField(max_length=50, blank=True, default="")
    external_id = models.CharField(max_length=100, blank=True, default="")
    type = OrganizationForeignKey[AssetType, AssetType](AssetType)
    asset_class = OrganizationForeignKey[AssetClass | None, AssetClass | None](
        AssetClass, null=True, blank=True
    )
    parent = OrganizationForeignKey["Asset | None", "Asset | None"]("self", null=True, blank=True)
    above = ArrayField(models.BigIntegerField(), default=list, blank=True)
    own_company = OrganizationForeignKey[Company | None, Company | None](
        Company, null=True, blank=True
    )
    company = OrganizationForeignKey[Company | None, Company | None](Company, null=True, blank=True)
    own_address = models.CharField(max_length=500, blank=True, default="")
    address = models.CharField(max_length=500, blank=True, default="")
    place = OrganizationForeignKey["Asset | None", "Asset | None"]("self", null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    inherits_areas = models.BooleanField(default=True)
    responsible = OrganizationForeignKey[Person | None, Person | None](
        Person, null=True, blank=True
    )
    warranty_till = models.DateField(null=True, blank=True)
    is_mobile = models.BooleanField(default=False)
    is_published = models.BooleanField(default=True)
    tags = models.JSONField(default=list, blank=True)
    contacts = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField()
    sort_key = models.CharField(max_length=310)
    own_words = models.TextField()
    place_words = models.TextField(blank=True, default="")
    search_text = models.TextField()
    is_living = models.GeneratedField(
        expression=models.Q(deleted_at__isnull=True),  # type: ignore[arg-type] # stubs forget Q
        output_field=models.BooleanField(),
        db_persist=True,
    )

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            # Links carry these columns to have them in their indexes; the key keeps them true.
            models.UniqueConstraint(
                fields=["organization", "id", "is_living", "is_published", "sort_key"],
                name="asset_carried_by_links",
            ),
            models.UniqueConstraint(
                fields=["organization", "number"],
                condition=models.Q(deleted_at=None) & ~models.Q(number=""),
                name="asset_number_unique",
            ),
            models.UniqueConstraint(
                fields=["organization", "external_id"],
                condition=models.Q(deleted_at=None) & ~models.Q(external_id=""),
                name="asset_external_id_unique",
            ),
            models.CheckConstraint(
                condition=models.Q(latitude=None, longitude=None)
                | models.Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="asset_place_on_earth",
            ),
        ]
        indexes = [
            models.Index("organization", "is_living", "sort_key", "id", name="asset_by_name"),
            # A map asks for few among many: those that stand somewhere.
            models.Index(
                "organization",
                "sort_key",
                "id",
                name="asset_with_place",
                condition=models.Q(is_living=True, latitude__isnull=False),
            ),
            models.Index(
                "organization", "company", "is_living", "sort_key", "id", name="asset_of_company"
            ),
            models.Index(
                "organization", "parent", "is_living", "sort_key", "id", name="asset_of_parent"
            ),
            models.Index(
                "organization",
                "responsible",
                "is_living",
                "sort_key",
                "id",
                name="asset_of_responsible",
                condition=models.Q(responsible__isnull=False),
            ),
            GinIndex("above", name="asset_subtree"),
            GinIndex(
                "organization",
                OpClass(models.F("search_text"), name="gin_trgm_ops"),
                name="asset_search",
            ),
        ]

    def __str__(self) -> str:
        return self.name
