"""What is kept about two cards of one person that were made one?"""

from django.db import models

from naryad.core.models import OrganizationForeignKey, OrganizationOwned
from naryad.people.models.person import Person


class PersonMerge(OrganizationOwned):
    """`moved`: under the key of each sort of links, what it takes to move them back."""

    kept = OrganizationForeignKey[Person, Person](Person)
    merged = OrganizationForeignKey[Person, Person](Person)
    moved = models.JSONField(default=dict)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "merged"],
                condition=models.Q(undone_at=None),
                name="person_merged_once",
            ),
        ]
        indexes = [models.Index("organization", "kept", name="person_merge_of_kept")]

    def __str__(self) -> str:
        return f"{self.merged_id} → {self.kept_id}"
