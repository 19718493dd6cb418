"""How much may an organization store?"""

from django.conf import settings
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from naryad.core.errors import Refusal
from naryad.files.models import File


class StorageFull(Refusal):
    message = _("The storage of the organization is full (%(gigabytes)s GB). Delete some files.")


_USUAL = 20 * 1024**3


def refuse_over_quota(organization_id: int, *, adding: int) -> None:
    quota = getattr(settings, "FILES_QUOTA", _USUAL)
    if used_bytes(organization_id) + adding > quota:
        raise StorageFull(gigabytes=quota // 1024**3)


def used_bytes(organization_id: int) -> int:
    living = File.objects.filter(organization_id=organization_id, deleted_at=None)
    return living.aggregate(total=Sum("size"))["total"] or 0
