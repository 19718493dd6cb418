"""What happened to the ways of signing in with a login, for its owner's eyes alone?"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from naryad.accounts.models.login import Login


class LoginEvent(models.Model):
    """`name` is the passkey's or the sign-in service's; `address` and `device` are those of whoever
    did it."""

    class What(models.TextChoices):
        APP_ADDED = "APP_ADDED", _("Authenticator app added")
        APP_REMOVED = "APP_REMOVED", _("Authenticator app removed")
        PASSKEY_ADDED = "PASSKEY_ADDED", _("Passkey added")
        PASSKEY_REMOVED = "PASSKEY_REMOVED", _("Passkey removed")
        CODES_MADE = "CODES_MADE", _("New recovery codes made")
        CODE_USED = "CODE_USED", _("Recovery code used")
        FACTORS_RESET = "FACTORS_RESET", _("All second factors taken away by the operator")
        NEW_DEVICE = "NEW_DEVICE", _("Signed in from a new device")
        SERVICE_LINKED = "SERVICE_LINKED", _("Sign-in service linked")

    login = models.ForeignKey(Login, models.CASCADE, related_name="+")
    what = models.CharField(max_length=16, choices=What)
    name = models.CharField(max_length=60, blank=True, default="")
    address = models.CharField(max_length=45, blank=True, default="")
    device = models.CharField(max_length=200, blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index("login", "at", "id", name="login_event_of_login")]
