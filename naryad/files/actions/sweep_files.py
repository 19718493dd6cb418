"""Which bytes lie in the folder though nothing names them?"""

from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from naryad.files.models import File

# A transaction that has just kept bytes may not have ended yet.
YOUNG = timedelta(days=1)


def sweep_files(*, at: datetime) -> int:
    """Remove what a failed transaction or a crash left behind; how many it was. Run by a job."""
    before = (at - YOUNG).timestamp()
    folder = Path(settings.FILES_FOLDER)
    removed = 0
    for part in sorted(folder.glob("[0-9a-f][0-9a-f]")):
        old = {path.name: path for path in part.iterdir() if path.stat().st_mtime < before}
        named = File.objects.filter(key__in=list(old), deleted_at=None)
        for name in old.keys() - set(named.values_list("key", flat=True)):
            old[name].unlink(missing_ok=True)
            removed += 1
    return removed
