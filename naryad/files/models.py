"""What is kept about a stored file?"""

from django.db import models

from naryad.core.models import OrganizationForeignKey, OrganizationOwned


class File(OrganizationOwned):
    """Readable only where its owner record is visible. The bytes lie under `key`, a random name.

    A file that somebody attached may be for customers, as what came from one of them always is, and
    then for strangers too, who scan the code of its record; a photo among them has its small
    likeness under `thumbnail_key`. Deleted, its bytes stay until `kept_until`; of a file without
    that moment they go at once.
    """

    key = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=255)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    type = models.CharField(max_length=100)
    owner_noun = models.CharField(max_length=30)
    owner_id = models.BigIntegerField()
    uploader = OrganizationForeignKey["object | None", "object | None"]("people.Person", null=True)
    at = models.DateTimeField()
    is_for_customers = models.BooleanField(default=False, db_default=False)
    is_for_strangers = models.BooleanField(default=False, db_default=False)
    is_from_customer = models.BooleanField(default=False, db_default=False)
    is_main = models.BooleanField(default=False, db_default=False)
    thumbnail_key = models.CharField(max_length=64, unique=True, null=True, blank=True)
    thumbnail_size = models.BigIntegerField(default=0, db_default=0)
    deleted_at = models.DateTimeField(null=True, blank=True)
    kept_until = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, db_default=1)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "owner_noun", "owner_id"],
                condition=models.Q(is_main=True, deleted_at=None),
                name="file_one_main_of_owner",
            ),
            models.CheckConstraint(
                condition=models.Q(is_from_customer=False) | models.Q(is_for_customers=True),
                name="file_from_customer_is_for_customers",
            ),
            models.CheckConstraint(
                condition=models.Q(is_for_strangers=False) | models.Q(is_for_customers=True),
                name="file_for_strangers_is_for_customers",
            ),
        ]
        indexes = [
            models.Index("organization", "owner_noun", "owner_id", name="file_of_owner"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_photo(self) -> bool:
        return self.thumbnail_key is not None
