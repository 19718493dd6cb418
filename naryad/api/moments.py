"""How does an item say when something was?"""

from datetime import datetime

from django.utils import timezone


def say_moment(moment: datetime | None) -> str | None:
    """ISO 8601 with the offset of the caller's zone."""
    return timezone.localtime(moment).isoformat() if moment else None
