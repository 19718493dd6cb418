"""What is kept about a person?"""

from datetime import datetime

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from naryad.access.kind import Kind
from naryad.catalog.models import Reason
from naryad.core.conditions.sql import fold
from naryad.core.models import (
    OrganizationForeignKey,
    OrganizationOwned,
    SoftDeleted,
    Versioned,
)
from naryad.files.models import File
from naryad.people.naming import say_full_name, say_name


class Sex(models.TextChoices):
    UNKNOWN = "UNKNOWN", _("Not specified")
    MALE = "MALE", _("Male")
    FEMALE = "FEMALE", _("Female")


class Person(OrganizationOwned, Versioned, SoftDeleted):
    """An employee or a customer: one organization's data. May have no login.

    Contacts stand here and belong to the organization; identifiers of a login are its owner's.
    `awaits_approval`: came by a code and may sign in, but has no rights until somebody approves.
    `is_service`: no human being but a program, which acts by tokens and gets no letters.
    """

    kind = models.CharField(max_length=10, choices=Kind)
    last_name = models.CharField(max_length=100)
    first_name = models.CharField(max_length=100)
    middle_name = models.CharField(max_length=100, blank=True, default="")
    sex = models.CharField(max_length=7, choices=Sex, default=Sex.UNKNOWN)
    email = models.EmailField(blank=True, default="")
    phone = models.CharField(max_length=16, blank=True, default="")
    phone_extension = models.CharField(max_length=10, blank=True, default="")
    work_phone = models.CharField(max_length=16, blank=True, default="")
    work_phone_extension = models.CharField(max_length=10, blank=True, default="")
    other_phone = models.CharField(max_length=16, blank=True, default="")
    other_phone_extension = models.CharField(max_length=10, blank=True, default="")
    position = models.CharField(max_length=128, blank=True, default="")
    personnel_number = models.CharField(max_length=50, blank=True, default="")
    is_mobile = models.BooleanField(default=False)
    language = models.CharField(max_length=2, blank=True, default="")
    photo = OrganizationForeignKey[File | None, File | None](File, null=True, blank=True)
    banned_at = models.DateTimeField(null=True, blank=True)
    banned_until = models.DateTimeField(null=True, blank=True)
    ban_reason = OrganizationForeignKey[Reason | None, Reason | None](Reason, null=True, blank=True)
    awaits_approval = models.BooleanField(default=False, db_default=False)
    is_service = models.BooleanField(default=False, db_default=False)
    merged_into = OrganizationForeignKey["Person | None", "Person | None"](
        "self", null=True, blank=True
    )
    erase_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
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
            # Links carry these columns to have them in their indexes; the key keeps them true.
            models.UniqueConstraint(
                fields=["organization", "id", "kind", "is_living", "sort_key"],
                name="person_carried_by_links",
            ),
            models.UniqueConstraint(
                fields=["organization", "email"],
                condition=models.Q(deleted_at=None) & ~models.Q(email=""),
                name="person_email_unique",
            ),
            models.UniqueConstraint(
                fields=["organization", "phone", "phone_extension"],
                condition=models.Q(deleted_at=None) & ~models.Q(phone=""),
                name="person_phone_unique",
            ),
            models.CheckConstraint(
                condition=~models.Q(email="", phone="")
                | models.Q(erased_at__isnull=False)
                | models.Q(is_service=True),
                name="person_can_be_reached",
            ),
        ]
        indexes = [
            models.Index(
                "organization", "kind", "is_living", "sort_key", "id", name="person_by_name"
            ),
            models.Index("organization", "is_living", "sort_key", "id", name="person_any_by_name"),
            GinIndex(
                "organization",
                OpClass(models.F("search_text"), name="gin_trgm_ops"),
                name="person_search",
            ),
            # For values that are pasted into a condition by the hundred.
            models.Index("organization", fold(models.F("email")), name="person_by_email"),
            models.Index("organization", fold(models.F("phone")), name="person_by_phone"),
            models.Index(
                "erase_at", name="person_to_erase", condition=models.Q(erase_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """In the order of the reader's language. Whose data are erased has no name."""
        if self.erased_at is not None:
            return gettext("Erased person")
        return say_name(self.first_name, self.last_name).strip()

    @property
    def full_name(self) -> str:
        if self.erased_at is not None:
            return gettext("Erased person")
        return say_full_name(self.first_name, self.middle_name, self.last_name)

    def is_banned(self, *, at: datetime) -> bool:
        """A ban ends by itself at its moment."""
        if self.banned_at is None:
            return False
        return self.banned_until is None or self.banned_until > at

    @property
    def is_employee(self) -> bool:
        return self.kind == Kind.EMPLOYEE
