"""What is kept about a contract?"""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models

from naryad.assets.models import Asset
from naryad.companies.models import Company
from naryad.core.models import (
    OrganizationForeignKey,
    OrganizationOwned,
    SoftDeleted,
    Versioned,
)
from naryad.people.models import Person


class Contract(OrganizationOwned, Versioned, SoftDeleted):
    """What is served for a company, from one day till another, both inclusive; without `till` it is
    open-ended. Without any link to an object it covers all objects of its company.

    `remind_on` is the day that somebody chose, `due_on` that of a reminder which is still to be
    sent, `reminded_at` when it was.
    """

    company = OrganizationForeignKey[Company, Company](Company)
    name = models.CharField(max_length=300)
    number = models.CharField(max_length=100, blank=True, default="")
    external_id = models.CharField(max_length=100, blank=True, default="")
    since = models.DateField()
    till = models.DateField(null=True, blank=True)
    description = models.TextField(blank=True, default="")
    conditions = models.TextField(blank=True, default="")
    reminds_of_end = models.BooleanField(default=False)
    remind_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    sort_key = models.CharField(max_length=310)
    search_text = models.TextField()
    is_living = models.GeneratedField(
        expression=models.Q(deleted_at__isnull=True),  # type: ignore[arg-type] # stubs forget Q
        output_field=models.BooleanField(),
        db_persist=True,
    )

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "external_id"],
                condition=models.Q(deleted_at=None) & ~models.Q(external_id=""),
                name="contract_external_id_unique",
            ),
            models.CheckConstraint(
                condition=models.Q(till=None) | models.Q(till__gte=models.F("since")),
                name="contract_ends_after_start",
            ),
        ]
        indexes = [
            models.Index("organization", "is_living", "sort_key", "id", name="contract_by_name"),
            models.Index(
                "organization",
                "company",
                "is_living",
                "sort_key",
                "id",
                name="contract_of_company",
            ),
            models.Index("organization", "till", "id", name="contract_by_end"),
            models.Index(
                "due_on",
                "organization",
                name="contract_to_remind_of",
                condition=models.Q(due_on__isnull=False),
            ),
            GinIndex(
                "organization",
                OpClass(models.F("search_text"), name="gin_trgm_ops"),
                name="contract_search",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ContractAsset(OrganizationOwned):
    """An object that a contract names; `with_below`: and everything that stands under it."""

    contract = OrganizationForeignKey[Contract, Contract](Contract)
    asset = OrganizationForeignKey[Asset, Asset](Asset)
    with_below = models.BooleanField()

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "contract", "asset"], name="contract_asset_once"
            ),
        ]
        indexes = [models.Index("organization", "asset", name="contract_of_asset")]


class ContractRecipient(OrganizationOwned):
    """Who is reminded of the end."""

    contract = OrganizationForeignKey[Contract, Contract](Contract)
    person = OrganizationForeignKey[Person, Person](Person)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "contract", "person"], name="contract_recipient_once"
            ),
        ]
