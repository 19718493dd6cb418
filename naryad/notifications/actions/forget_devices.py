"""When is a device forgotten that was told of news?"""

from datetime import datetime

from django.db import transaction

from naryad.notifications.devices import only_alive
from naryad.notifications.models import PushDevice


@transaction.atomic
def forget_devices(*, at: datetime) -> int:
    """Once the session in which somebody has asked for it is over; how many it was."""
    alive = only_alive(PushDevice.objects.all(), at=at)
    count, _by_model = PushDevice.objects.exclude(pk__in=alive.values("pk")).delete()
    return count
