"""How is a customer greeted?"""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _


def say_hello(name: str, *, at: datetime) -> str:
    """By the reader's own clock."""
    hour = timezone.localtime(at).hour
    if 5 <= hour < 12:
        said = _("Good morning, %(name)s")
    elif 12 <= hour < 18:
        said = _("Good afternoon, %(name)s")
    else:
        said = _("Good evening, %(name)s")
    return said % {"name": name}
