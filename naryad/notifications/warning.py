"""How long before a deadline are people warned?"""

from naryad.notifications.models import SOON_MINUTES, NoticeSettings

# What the settings offer.
OFFERED = (15, 30, 60, 120, 240, 480, 1440)


def soon_minutes_of(organization_id: int) -> int:
    kept = NoticeSettings.objects.filter(organization_id=organization_id)
    return kept.values_list("soon_minutes", flat=True).first() or SOON_MINUTES
