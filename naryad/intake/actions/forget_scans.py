"""When are single scans of codes forgotten?"""

from collections import Counter
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from naryad.assets.code_states import CodeOrigin, CodeState
from naryad.assets.locking import lock_codes
from naryad.assets.models import AssetCode, AssetScan
from naryad.intake.settings_queries import settings_of

AT_ONCE = 5_000


@transaction.atomic
def forget_scans(organization_id: int, *, at: datetime) -> int:
    """Some thousands of those that are old enough; how many it was. Their number stays with the
    code. The last one by which somebody sees an object stays too, as long as its code lives."""
    lock_codes(organization_id)
    old = _old(organization_id, at=at).order_by("pk")
    rows = list(old.values_list("pk", "code_id")[:AT_ONCE])
    AssetScan.objects.filter(pk__in=[pk for pk, _code in rows]).delete()
    codes = AssetCode.objects.filter(organization_id=organization_id)
    by_number: dict[int, list[int]] = {}
    for code_id, number in Counter(code_id for _pk, code_id in rows).items():
        by_number.setdefault(number, []).append(code_id)
    for number, ids in by_number.items():
        codes.filter(pk__in=ids).update(forgotten_scans=F("forgotten_scans") + number)
    return len(rows)


def _old(organization_id: int, *, at: datetime) -> QuerySet[AssetScan]:
    months = settings_of(organization_id).scans_kept_months
    scans = AssetScan.objects.filter(organization_id=organization_id)
    later = scans.filter(person=OuterRef("person"), code=OuterRef("code"), pk__gt=OuterRef("pk"))
    opens_nothing = ~Q(code__state=CodeState.LIVING.value) | ~Q(code__origin=CodeOrigin.OWN.value)
    return scans.filter(at__lt=at - timedelta(days=months * 365 // 12)).filter(
        Q(person=None) | opens_nothing | Exists(later)
    )
