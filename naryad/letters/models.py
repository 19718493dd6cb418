"""What is kept about a letter on its way?"""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.utils.translation import gettext_lazy as _

from naryad.core.conditions.sql import fold
from naryad.core.models import OrganizationForeignKey, OrganizationOwned


class LetterState(models.TextChoices):
    WAITING = "WAITING", _("Sending")
    SENDING = "SENDING", _("Being handed over")
    ACCEPTED = "ACCEPTED", _("Delivered to server")
    REFUSED = "REFUSED", _("Refused")
    CANCELLED = "CANCELLED", _("Not needed any more")


class Channel(models.TextChoices):
    EMAIL = "EMAIL", _("E-mail")
    SMS = "SMS", _("Text message")


class Letter(OrganizationOwned):
    """An e-mail or a text message. At least once, with a stable Message-ID. Holds no text: that is
    made when it is sent, so that no table ever holds a raw link or code."""

    kind = models.CharField(max_length=40)
    channel = models.CharField(
        max_length=5, choices=Channel, default=Channel.EMAIL, db_default=Channel.EMAIL
    )
    subject_id = models.BigIntegerField()
    person = OrganizationForeignKey["object | None", "object | None"]("people.Person", null=True)
    to = models.CharField(max_length=254)
    language = models.CharField(max_length=2)
    state = models.CharField(max_length=10, choices=LetterState, default=LetterState.WAITING)
    message_id = models.CharField(max_length=200, unique=True)
    title = models.CharField(max_length=300, blank=True, default="")
    attempts = models.PositiveIntegerField(default=0)
    is_possibly_doubled = models.BooleanField(default=False)
    answer = models.TextField(blank=True, default="")
    created_at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    sending_since = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)

    class Meta(OrganizationOwned.Meta):
        indexes = [
            models.Index(
                "next_try_at",
                name="letter_due",
                condition=models.Q(state__in=["WAITING", "SENDING"]),
            ),
            models.Index("organization", "created_at", "id", name="letter_by_time"),
            models.Index("organization", "person", name="letter_of_person"),
            models.Index("organization", "state", "created_at", "id", name="letter_of_state"),
            models.Index("organization", "kind", "created_at", "id", name="letter_of_kind"),
            models.Index(
                "organization",
                "created_at",
                "id",
                name="letter_doubled",
                condition=models.Q(is_possibly_doubled=True),
            ),
            GinIndex(
                "organization",
                OpClass(fold(models.F("to")), name="gin_trgm_ops"),
                name="letter_search",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} → {self.to}"

    @property
    def is_sms(self) -> bool:
        return self.channel == Channel.SMS
