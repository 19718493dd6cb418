"""What of the directories hangs on other directories?"""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from naryad.catalog.directories import DirectoryName, find_directory
from naryad.catalog.locking import lock_names
from naryad.catalog.models import AssetType, AssetTypeWorkType
from naryad.catalog.moving_links import move_types
from naryad.core.dependents import Dependent, declare_dependent


def declare_dependents() -> None:
    """Called once, when the program starts."""
    declare_dependent(
        Dependent(
            "work_type",
            _("types of objects"),
            _count_types,
            reassign=move_types,
            lock=_lock_types,
        )
    )


def _lock_types(organization_id: int) -> None:
    lock_names(find_directory(DirectoryName.ASSET_TYPES), organization_id=organization_id)


def _count_types(organization_id: int, ids: Sequence[int]) -> int:
    living = AssetType.objects.filter(organization_id=organization_id, deleted_at=None)
    links = AssetTypeWorkType.objects.filter(work_type_id__in=ids, asset_type__in=living)
    return links.values("asset_type_id").distinct().count()
