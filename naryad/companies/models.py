"""What is a company?"""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Value

from naryad.companies.counterparty import Counterparty
from naryad.core.models import (
    OrganizationForeignKey,
    OrganizationOwned,
    SoftDeleted,
    Versioned,
)

# A program of the release before knows nothing of these columns and writes rows without them.
_NOTHING = Value([], models.JSONField())


class Company(OrganizationOwned, Versioned, SoftDeleted):
    """A client, a contractor or the service company itself: any of the three at once."""

    name = models.CharField(max_length=300)
    is_customer = models.BooleanField(default=True)
    is_contractor = models.BooleanField(default=False)
    is_own = models.BooleanField(default=False)
    parent = OrganizationForeignKey["Company | None", "Company | None"](
        "self", null=True, blank=True
    )
    full_name = models.CharField(max_length=512, blank=True, default="", db_default="")
    counterparty = models.CharField(
        max_length=16,
        choices=Counterparty,
        default=Counterparty.LEGAL_ENTITY,
        db_default=Counterparty.LEGAL_ENTITY,
    )
    code = models.CharField(max_length=8, blank=True, default="", db_default="")
    external_id = models.CharField(max_length=100, blank=True, default="", db_default="")
    inn = models.CharField(max_length=12, blank=True, default="", db_default="")
    kpp = models.CharField(max_length=9, blank=True, default="", db_default="")
    ogrn = models.CharField(max_length=15, blank=True, default="", db_default="")
    okpo = models.CharField(max_length=14, blank=True, default="", db_default="")
    requisites = models.JSONField(default=list, db_default=_NOTHING, blank=True)
    bank_accounts = models.JSONField(default=list, db_default=_NOTHING, blank=True)
    legal_address = models.CharField(max_length=1024, blank=True, default="", db_default="")
    address = models.CharField(max_length=1024, blank=True, default="", db_default="")
    phones = models.JSONField(default=list, db_default=_NOTHING, blank=True)
    emails = models.JSONField(default=list, db_default=_NOTHING, blank=True)
    site = models.CharField(max_length=300, blank=True, default="", db_default="")
    contact_persons = models.JSONField(default=list, db_default=_NOTHING, blank=True)
    note = models.TextField(blank=True, default="", db_default="")
    merged_into = OrganizationForeignKey["Company | None", "Company | None"](
        "self", null=True, blank=True
    )
    sort_key = models.CharField(max_length=300)
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
                "organization",
                "sort_key",
                condition=models.Q(deleted_at=None),
                name="company_name_unique",
            ),
            models.UniqueConstraint(
                fields=["organization", "external_id"],
                condition=models.Q(deleted_at=None) & ~models.Q(external_id=""),
                name="company_external_id_unique",
            ),
            models.CheckConstraint(
                condition=models.Q(is_customer=True)
                | models.Q(is_contractor=True)
                | models.Q(is_own=True),
                name="company_has_a_kind",
            ),
        ]
        indexes = [
            models.Index("organization", "is_living", "sort_key", "id", name="company_by_name"),
            models.Index("organization", "inn", condition=~models.Q(inn=""), name="company_by_inn"),
            models.Index(
                "organization",
                "parent",
                condition=models.Q(parent__isnull=False),
                name="company_by_parent",
            ),
            GinIndex(
                "organization",
                OpClass(models.F("search_text"), name="gin_trgm_ops"),
                name="company_search",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CompanyCode(OrganizationOwned):
    """A code that stands in numbers of tickets, so it is one company's for ever, even after that
    has taken another. `key` is the same for codes that the eye cannot tell apart."""

    company = OrganizationForeignKey[Company, Company](Company)
    code = models.CharField(max_length=8)
    key = models.CharField(max_length=8)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(fields=["organization", "key"], name="company_code_for_ever"),
        ]
        indexes = [models.Index("organization", "company", name="company_code_of_company")]

    def __str__(self) -> str:
        return self.code


class CompanyMerge(OrganizationOwned):
    """`moved`: under the key of each sort of links, what it takes to move them back."""

    kept = OrganizationForeignKey[Company, Company](Company)
    merged = OrganizationForeignKey[Company, Company](Company)
    moved = models.JSONField(default=dict)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "merged"],
                condition=models.Q(undone_at=None),
                name="company_merged_once",
            ),
        ]
        indexes = [models.Index("organization", "kept", name="company_merge_of_kept")]

    def __str__(self) -> str:
        return f"{self.merged} → {self.kept}"
