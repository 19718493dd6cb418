"""What is kept about an invitation?"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from naryad.core.models import OrganizationForeignKey, OrganizationOwned
from naryad.letters.models import Letter
from naryad.people.models import Person


class InvitationState(models.TextChoices):
    """Stored states. Expired is a matter of the clock: SENT or OPENED past `expires_at`."""

    SENDING = "SENDING", _("Sending")
    SENT = "SENT", _("Delivered to server")
    REFUSED = "REFUSED", _("Refused")
    OPENED = "OPENED", _("Link opened")
    ACTIVATED = "ACTIVATED", _("Activated")
    REPLACED = "REPLACED", _("Replaced")
    CANCELLED = "CANCELLED", _("Cancelled")


class Invitation(OrganizationOwned):
    """One letter or text message that asks a person in. A new one replaces the one before.

    `address` is where it went: an e-mail, or a phone like +79161234567."""

    person = OrganizationForeignKey[Person, Person](Person)
    address = models.CharField(max_length=254)
    state = models.CharField(max_length=10, choices=InvitationState)
    is_current = models.BooleanField(default=True)
    letter = OrganizationForeignKey[Letter, Letter](Letter)
    invited_by = OrganizationForeignKey[Person | None, Person | None](Person, null=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    activated_at = models.DateTimeField(null=True, blank=True)
    server_answer = models.TextField(blank=True, default="")

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "person"],
                condition=models.Q(is_current=True),
                name="invitation_one_current",
            ),
        ]
        indexes = [
            models.Index(
                "organization",
                "state",
                "person",
                name="invitation_by_state",
                condition=models.Q(is_current=True),
            ),
            models.Index("organization", "letter", name="invitation_of_letter"),
        ]
