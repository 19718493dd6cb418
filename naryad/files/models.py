"""What is kept about a stored file?"""

from django.db import models

from naryad.core.models import OrganizationForeignKey, OrganizationOwned


class File(OrganizationOwned):
    """Readable only where its owner record is visible. The bytes lie under `key`, a random name."""

    key = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=255)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    type = models.CharField(max_length=100)
    owner_noun = models.CharField(max_length=30)
    owner_id = models.BigIntegerField()
    uploader = OrganizationForeignKey["object | None", "object | None"]("people.Person", null=True)
    at = models.DateTimeField()
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta(OrganizationOwned.Meta):
        indexes = [
            models.Index("organization", "owner_noun", "owner_id", name="file_of_owner"),
        ]

    def __str__(self) -> str:
        return self.name
