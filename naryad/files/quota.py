"""How much may an organization store?"""

from django.conf import settings
from django.db.models import F, Q, Sum
from django.utils.translation import gettext_lazy as _

from naryad.core.errors import Refusal
from naryad.files.models import File


class StorageFull(Refusal):
    message = _("The storage of the organization is full (%(gigabytes)s GB). Delete some files.")


_USUAL = 20 * 1024**3
# Deleted files lie for a while, and one who deletes makes room at once. Somebody who uploads and
# deletes by turns would fill the disk all the same, so that all together have a limit too.
_WITH_DELETED = 2
_BYTES = F("size") + F("thumbnail_size")


def refuse_over_quota(organization_id: int, *, adding: int, is_lying: bool = False) -> None:
    """`is_lying`: these bytes come back and lie in the folder already."""
    quota = _quota()
    living, lying = _sum_bytes(organization_id)
    added = 0 if is_lying else adding
    if living + adding > quota or lying + added > quota * _WITH_DELETED:
        raise StorageFull(gigabytes=quota // 1024**3)


def used_bytes(organization_id: int) -> int:
    return _sum_bytes(organization_id)[0]


def used_shares() -> dict[int, float]:
    """Of each organization that stores anything, how much of its quota is used: 1 is all of it."""
    lives = Q(deleted_at=None)
    lying = File.objects.filter(lives | Q(kept_until__isnull=False)).values("organization_id")
    totals = lying.annotate(living=Sum(_BYTES, filter=lives), lying=Sum(_BYTES))
    found = totals.order_by("organization_id").values_list("organization_id", "living", "lying")
    return {
        key: max(living or 0, (lying or 0) / _WITH_DELETED) / _quota()
        for key, living, lying in found
    }


def _quota() -> int:
    return int(getattr(settings, "FILES_QUOTA", _USUAL))


def _sum_bytes(organization_id: int) -> tuple[int, int]:
    """Of living files, and of all whose bytes lie in the folder."""
    lives = Q(deleted_at=None)
    lying = File.objects.filter(
        lives | Q(kept_until__isnull=False), organization_id=organization_id
    )
    total = lying.aggregate(living=Sum(_BYTES, filter=lives), lying=Sum(_BYTES))
    return total["living"] or 0, total["lying"] or 0
