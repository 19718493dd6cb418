"""What is kept about the codes that are glued on objects, and about who has scanned them?"""

from django.db import models

from naryad.assets.code_states import CodeOrigin, CodeState
from naryad.assets.models.asset import Asset
from naryad.core.models import OrganizationForeignKey, OrganizationOwned
from naryad.people.models import Person


class CodeBatch(OrganizationOwned):
    """Blank codes that were made together, to be printed and glued on before anybody knows what
    each will stand for."""

    note = models.CharField(max_length=200, blank=True, default="")
    made_at = models.DateTimeField()
    made_by = OrganizationForeignKey[Person | None, Person | None](Person, null=True, blank=True)

    def __str__(self) -> str:
        return self.note


class AssetCode(OrganizationOwned):
    """`text`: of our own codes 80 random bits, which say nothing of the object; of a foreign one
    all that stands in it. It is never given twice, and a dead one never lives again."""

    text = models.CharField(max_length=500)
    origin = models.CharField(max_length=10)
    state = models.CharField(max_length=10)
    asset = OrganizationForeignKey[Asset | None, Asset | None](Asset, null=True, blank=True)
    batch = OrganizationForeignKey[CodeBatch | None, CodeBatch | None](
        CodeBatch, null=True, blank=True
    )
    made_at = models.DateTimeField()
    made_by = OrganizationForeignKey[Person | None, Person | None](Person, null=True, blank=True)
    bound_at = models.DateTimeField(null=True, blank=True)
    bound_by = OrganizationForeignKey[Person | None, Person | None](Person, null=True, blank=True)
    died_at = models.DateTimeField(null=True, blank=True)
    death = models.CharField(max_length=10, blank=True, default="")
    # Those whose rows are gone by now.
    forgotten_scans = models.PositiveIntegerField(default=0, db_default=0)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            # A stranger comes with nothing but the code, and the code must find the organization.
            models.UniqueConstraint(
                fields=["text"],
                condition=models.Q(origin=CodeOrigin.OWN.value),
                name="asset_code_own_once",
            ),
            models.UniqueConstraint(fields=["organization", "text"], name="asset_code_once"),
            models.CheckConstraint(
                condition=models.Q(
                    state=CodeState.BLANK.value,
                    origin=CodeOrigin.OWN.value,
                    asset=None,
                    died_at=None,
                )
                | models.Q(
                    state=CodeState.LIVING.value,
                    asset__isnull=False,
                    bound_at__isnull=False,
                    died_at=None,
                )
                | (
                    models.Q(state=CodeState.DEAD.value, died_at__isnull=False)
                    & ~models.Q(death="")
                ),
                name="asset_code_state_is_true",
            ),
        ]
        indexes = [
            models.Index("organization", "asset", "state", name="asset_code_of_asset"),
            models.Index("organization", "batch", "state", name="asset_code_of_batch"),
        ]

    def __str__(self) -> str:
        return self.mark

    @property
    def mark(self) -> str:
        """Enough to tell it from its neighbours, and too little to come in by."""
        return f"…{self.text[-4:]}"


class AssetScan(OrganizationOwned):
    """One scan that led somewhere. Of a stranger nothing is kept but the moment."""

    code = OrganizationForeignKey[AssetCode, AssetCode](AssetCode)
    asset = OrganizationForeignKey[Asset, Asset](Asset)
    person = OrganizationForeignKey[Person | None, Person | None](Person, null=True, blank=True)
    at = models.DateTimeField()

    class Meta(OrganizationOwned.Meta):
        indexes = [
            models.Index("organization", "code", "at", name="asset_scan_of_code"),
            models.Index(
                "organization",
                "person",
                "code",
                name="asset_scan_of_person",
                condition=models.Q(person__isnull=False),
            ),
        ]
