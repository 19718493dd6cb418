"""How do deleted files come back?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.core.bulk import write_rows
from naryad.core.errors import NotVisible, Refusal
from naryad.core.outcomes import Outcome, done, refused, same
from naryad.files.locking import take_files
from naryad.files.models import File
from naryad.files.owners import permit_changing
from naryad.files.quota import refuse_over_quota
from naryad.files.telling import tell_coming
from naryad.history.recording import record


class BytesGone(Refusal):
    message = _("“%(name)s” was deleted more than 30 days ago; nothing of it is left.")


@transaction.atomic
def restore_files(ids: Sequence[int], *, of: str, by: Actor, at: datetime) -> list[Outcome]:
    """As they were, though no photo comes back as the main one. `of`: the noun of their records.
    BytesGone in an outcome; StorageFull for all."""
    by.require_own_eyes()
    permit_changing(of, by=by)
    files = take_files(ids, of=of, by=by, is_deleted=None)
    deleted = {pk: file for pk, file in files.items() if file.deleted_at is not None}
    back = {pk: file for pk, file in deleted.items() if _is_kept(file, at=at)}
    weight = sum(file.size + file.thumbnail_size for file in back.values())
    if back:
        refuse_over_quota(by.organization_id, adding=weight, is_lying=True)
    for file in back.values():
        file.deleted_at = file.kept_until = None
        file.version += 1
    write_rows(list(back.values()), fields=("deleted_at", "kept_until", "version"))
    record([tell_coming(file, "file_restored") for file in back.values()], by=by, at=at)
    return [_tell(pk, files.get(pk), is_back=pk in back) for pk in ids]


def _is_kept(file: File, *, at: datetime) -> bool:
    return file.kept_until is not None and at < file.kept_until


def _tell(pk: int, file: File | None, *, is_back: bool) -> Outcome:
    if file is None:
        return refused(pk, NotVisible())
    if is_back:
        return done(pk)
    return same(pk) if file.deleted_at is None else refused(pk, BytesGone(name=file.name))
