"""What do the tables of one organization have in common, and which tables serve every noun?"""

from typing import Any, TypeVar

from django.db import models

_ST = TypeVar("_ST")
_GT = TypeVar("_GT")


class OrganizationForeignKey(models.ForeignKey[_ST, _GT]):
    """A reference that cannot leave the organization.

    The database holds it as (organization_id, x_id) → (organization_id, id); the operation
    `ComposeForeignKey` of the same migration makes that key, so Django must not make its own.
    """

    def __init__(self, to: Any, on_delete: Any = models.PROTECT, **options: Any) -> None:
        options["db_constraint"] = False
        options.setdefault("related_name", "+")
        super().__init__(to, on_delete, **options)


class OrganizationOwned(models.Model):
    organization = models.ForeignKey(
        "organizations.Organization", models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "id"], name="%(app_label)s_%(class)s_in_organization"
            )
        ]


class Versioned(models.Model):
    """`version` rises with every save; a form carries the one that the person saw."""

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class SoftDeleted(models.Model):
    """Deleted rows stay: history points at them and they can be restored."""

    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class AnsweredRequest(models.Model):
    """The answer to a form or call that carried a key, kept so that a second sending repeats it."""

    organization = models.ForeignKey("organizations.Organization", models.CASCADE, related_name="+")
    person_id = models.BigIntegerField()
    key = models.CharField(max_length=64)
    input_hash = models.CharField(max_length=64)
    answer = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        db_table = "core_answered_request"
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "person_id", "key"], name="core_request_once"
            )
        ]


class Draft(models.Model):
    """What a person typed into a form and has not saved."""

    organization = models.ForeignKey("organizations.Organization", models.CASCADE, related_name="+")
    person_id = models.BigIntegerField()
    form = models.CharField(max_length=80)
    values = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        db_table = "core_draft"
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "person_id", "form"], name="core_draft_once"
            )
        ]
