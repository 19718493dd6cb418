"""Which photo stands for a record?"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.core.bulk import write_rows
from naryad.core.errors import NotVisible, Refusal
from naryad.files.locking import take_files
from naryad.files.models import File
from naryad.files.owners import holder_of, permit_changing
from naryad.files.telling import tell_main
from naryad.history.recording import record


class NoPhoto(Refusal):
    message = _("Only a photo can stand for it.")


@transaction.atomic
def choose_main_photo(file_id: int, *, of: str, by: Actor, at: datetime) -> int:
    """In place of the one before. `of`: the noun of its record. NotVisible, NoPhoto."""
    by.require_own_eyes()
    permit_changing(of, by=by)
    file = take_files([file_id], of=of, by=by).get(file_id)
    if file is None:
        raise NotVisible
    if not (file.is_photo and holder_of(of).has_main):
        raise NoPhoto
    if file.is_main:
        return file.pk
    # The record is locked, so nobody else chooses meanwhile.
    before = File.objects.filter(
        organization_id=by.organization_id,
        owner_noun=of,
        owner_id=file.owner_id,
        is_main=True,
        deleted_at=None,
    ).first()
    if before is not None:
        before.is_main = False
        write_rows([before], fields=("is_main",))
    file.is_main = True
    write_rows([file], fields=("is_main",))
    record([tell_main(file, before)], by=by, at=at)
    return file.pk
