"""In which states are webhooks, and what has become of what they tell?"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class WebhookState(models.TextChoices):
    ACTIVE = "ACTIVE", pgettext_lazy("of a webhook", "On")
    PAUSED = "PAUSED", pgettext_lazy("of a webhook", "Paused")
    ENDED = "ENDED", pgettext_lazy("of a webhook", "Ended")


class Pause(models.TextChoices):
    """Why one is paused."""

    BY_HAND = "BY_HAND", _("Paused by hand")
    FAILING = "FAILING", _("Paused by itself: nobody has taken anything for 12 hours")
    GONE = "GONE", _("Paused by itself: the server says that it wants no more (410)")


class DeliveryState(models.TextChoices):
    """What its owner may not see, or what does not fit the filter, has none: it is dropped."""

    WAITING = "WAITING", pgettext_lazy("of a delivery", "Waiting")
    SENDING = "SENDING", pgettext_lazy("of a delivery", "Being sent")
    TAKEN = "TAKEN", pgettext_lazy("of a delivery", "Taken")
    FAILED = "FAILED", pgettext_lazy("of a delivery", "Not taken")
