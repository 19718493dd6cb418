"""Which links open something without a password?"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from naryad.accounts.models.login import Login
from naryad.core.models import OrganizationForeignKey
from naryad.letters.models import Letter


class LinkPurpose(models.TextChoices):
    INVITATION = "INVITATION", _("Invitation")
    PASSWORD = "PASSWORD", _("New password")
    EMAIL = "EMAIL", _("New e-mail")
    SETUP = "SETUP", _("First administrator")
    REGISTER = "REGISTER", _("Registration")


class SecretLink(models.Model):
    """256 random bits that went out in a letter, kept as their hash alone; used once. (The code of
    the first start goes to the terminal instead.)

    Every sending of a letter makes a link of its own, and all of one letter stay valid until one
    of them is used. The shorter secret of a text message opens only together with the number that
    it went to; `tries` counts wrong ones.
    """

    hash = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=10, choices=LinkPurpose)
    subject_id = models.BigIntegerField()
    organization = models.ForeignKey(
        "organizations.Organization", models.CASCADE, related_name="+", null=True
    )
    letter = OrganizationForeignKey[Letter | None, Letter | None](Letter, null=True)
    login = models.ForeignKey(Login, models.CASCADE, related_name="+", null=True)
    address = models.CharField(max_length=254, blank=True, default="")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0, db_default=0)
    used_at = models.DateTimeField(null=True, blank=True)
    killed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index("purpose", "subject_id", name="secret_link_of_subject")]
