"""On which side of the counter does a person stand?"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """The kind alone opens the office or the portal; roles decide rights inside it."""

    EMPLOYEE = "EMPLOYEE", _("Employee")
    CUSTOMER = "CUSTOMER", _("Customer")
