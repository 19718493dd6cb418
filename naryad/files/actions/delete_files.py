"""What happens to attached files that nobody needs any more?"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from naryad.access.actor import Actor
from naryad.core.bulk import write_rows
from naryad.core.errors import NotVisible
from naryad.core.outcomes import Outcome, done, refused, same
from naryad.files.locking import take_files
from naryad.files.owners import permit_changing
from naryad.files.telling import tell_going
from naryad.history.recording import record

KEPT = timedelta(days=30)


@transaction.atomic
def delete_files(ids: Sequence[int], *, of: str, by: Actor, at: datetime) -> list[Outcome]:
    """Nobody reads them any more; they can be restored for 30 days, and then the sweep takes
    their bytes. `of`: the noun of their records."""
    by.require_own_eyes()
    permit_changing(of, by=by)
    files = take_files(ids, of=of, by=by, is_deleted=None)
    living = {pk: file for pk, file in files.items() if file.deleted_at is None}
    for file in living.values():
        file.deleted_at, file.kept_until, file.is_main = at, at + KEPT, False
        file.version += 1
    write_rows(list(living.values()), fields=("deleted_at", "kept_until", "is_main", "version"))
    record([tell_going(file, "file_deleted") for file in living.values()], by=by, at=at)
    return [
        done(pk) if pk in living else same(pk) if pk in files else refused(pk, NotVisible())
        for pk in ids
    ]
