"""Which photos of reports will never arrive?"""

from datetime import datetime

from django.db import transaction

from naryad.intake.models import ArrivingPhoto
from naryad.intake.status_links import PHOTOS_FOR


@transaction.atomic
def forget_arriving_photos(*, at: datetime) -> int:
    """Those of reports that take none any more, with what is kept of those that have arrived; how
    many it was. Their bytes go with the next sweep, which leaves only what a file names."""
    old = ArrivingPhoto.objects.filter(at__lt=at - 2 * PHOTOS_FOR)
    return old.delete()[0]
