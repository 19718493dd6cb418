"""How far has an inquiry come, and how long may its words be?"""

from django.db import models
from django.utils.translation import pgettext_lazy

LONGEST_TEXT, LONGEST_REASON = 4_000, 1_000


class InquiryState(models.TextChoices):
    NEW = "NEW", pgettext_lazy("inquiry", "Waits")
    TICKET = "TICKET", pgettext_lazy("inquiry", "Became a ticket")
    MERGED = "MERGED", pgettext_lazy("inquiry", "Joined to a ticket")
    REFUSED = "REFUSED", pgettext_lazy("inquiry", "Refused")
