"""Which codes open something when they are typed?"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from naryad.accounts.models.login import Login


class CodePurpose(models.TextChoices):
    SIGN_IN = "SIGN_IN", _("Sign in")
    PASSWORD = "PASSWORD", _("New password")
    PHONE = "PHONE", _("New phone")
    REGISTER = "REGISTER", _("Registration")


class Code(models.Model):
    """Six digits for one browser, whose session keeps the id. They stand in no table: they are
    made of `nonce` and the installation's key each time they are needed (accounts.codes).

    A name that nobody has gets a row as well, without login and address, so that whoever asks
    learns nothing. Whoever registers proves an address that may have no login yet.
    """

    purpose = models.CharField(max_length=8, choices=CodePurpose)
    login = models.ForeignKey(Login, models.CASCADE, related_name="+", null=True)
    address = models.CharField(max_length=254, blank=True, default="")
    nonce = models.CharField(max_length=43)
    tries = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index("expires_at", name="code_by_end")]
