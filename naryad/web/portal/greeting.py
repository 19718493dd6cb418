"""How is a customer greeted?"""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _


def say_hello(name: str, *, at: datetime) -> str:
    """By the reader's own clock; at night without a time of day."""
    hour = timezone.localtime(at).hour
    if hour < 5:
        said = _("Hello, %(name)s")
    elif hour < 12:
        said = _("Good morning, %(name)s")
    elif hour < 18:
        said = _("Good afternoon, %(name)s")
    else:
        said = _("Good evening, %(name)s")
    return said % {"name": name}
