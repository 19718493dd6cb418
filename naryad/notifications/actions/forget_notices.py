"""When are notices forgotten?"""

from datetime import datetime, timedelta

from django.db import transaction

from naryad.notifications.codes import Fate
from naryad.notifications.models import DeadlineNews, Notice

KEPT = timedelta(days=90)
AT_ONCE = 5_000


@transaction.atomic
def forget_notices(*, at: datetime) -> int:
    """Some thousands of those older than 90 days; how many it was. History itself stays."""
    old = (
        Notice.objects.filter(decided_at__lt=at - KEPT)
        .exclude(mail=Fate.WAITING)
        .exclude(push=Fate.WAITING)
    )
    ids = list(old.order_by("decided_at").values_list("pk", flat=True)[:AT_ONCE])
    Notice.objects.filter(pk__in=ids).delete()
    news = DeadlineNews.objects.filter(deadline__lt=at - KEPT)
    passed = list(news.order_by("deadline").values_list("pk", flat=True)[:AT_ONCE])
    DeadlineNews.objects.filter(pk__in=passed).delete()
    return len(ids) + len(passed)
