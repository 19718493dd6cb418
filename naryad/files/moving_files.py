"""What becomes of the files of two records that are merged into one?"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from naryad.core.dependents import Moved
from naryad.files.models import File


@dataclass(frozen=True)
class FileMover:
    """Of one noun. Deleted files go along, since they may come back; the main photo of the record
    that stays remains the main one."""

    noun: str

    def move(self, organization_id: int, *, source: int, target: int) -> Moved:
        files = self._of(organization_id, source)
        ids = list(files.select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True))
        living = files.filter(deleted_at=None).count()
        files.filter(pk__in=ids).update(owner_id=target, is_main=False)
        return Moved(ids, living, [])

    def move_back(
        self, organization_id: int, *, source: int, target: int, record: Sequence[int]
    ) -> list[object]:
        files = self._of(organization_id, target).filter(pk__in=record)
        ids = list(files.select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True))
        files.filter(pk__in=ids).update(owner_id=source, is_main=False)
        return []

    def count(self, organization_id: int, ids: Sequence[int]) -> int:
        files = File.objects.filter(
            organization_id=organization_id, owner_noun=self.noun, owner_id__in=ids
        )
        return files.filter(deleted_at=None).count()

    def _of(self, organization_id: int, owner_id: int) -> QuerySet[File]:
        return File.objects.filter(
            organization_id=organization_id, owner_noun=self.noun, owner_id=owner_id
        )
