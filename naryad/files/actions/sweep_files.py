"""Which bytes lie in the folder though nothing names them?"""

from collections.abc import Collection
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import Q

from naryad.files.models import File
from naryad.files.waiting import waited_too_long

# A transaction that has just kept bytes may not have ended yet.
YOUNG = timedelta(days=1)


def sweep_files(*, at: datetime) -> int:
    """Remove what a failed transaction or a crash left behind, what was deleted long enough ago,
    and what nobody saved in a text; how many it was. Run by a job."""
    File.objects.filter(pk__in=waited_too_long(at=at)).update(deleted_at=at)
    before = (at - YOUNG).timestamp()
    folder = Path(settings.FILES_FOLDER)
    removed = 0
    for part in sorted(folder.glob("[0-9a-f][0-9a-f]")):
        old = {path.name: path for path in part.iterdir() if path.stat().st_mtime < before}
        for name in old.keys() - _named(old, at=at):
            old[name].unlink(missing_ok=True)
            removed += 1
    # From now on these weigh nothing, and nobody can bring them back.
    File.objects.filter(kept_until__lte=at - YOUNG).update(kept_until=None)
    return removed


def _named(keys: Collection[str], *, at: datetime) -> set[str]:
    """Those of the keys whose bytes somebody may still read or bring back; a restoration that is
    just being made counts by the clock of its beginning."""
    kept = Q(deleted_at=None) | Q(kept_until__gt=at - YOUNG)
    known: set[str] = set()
    for column in ("key", "thumbnail_key"):
        files = File.objects.filter(kept, **{f"{column}__in": list(keys)})
        known |= set(files.values_list(column, flat=True))
    return known
