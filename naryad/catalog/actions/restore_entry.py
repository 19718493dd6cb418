"""How does a deleted entry come back into its directory?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.catalog.directories import find_directory
from naryad.catalog.locking import lock_entry, lock_names
from naryad.core.names import refuse_taken_return
from naryad.history.recording import Change, record


@transaction.atomic
def restore_entry(noun: str, entry_id: int, *, by: Actor, at: datetime) -> int:
    """NameTaken when a living entry bears its name by now."""
    by.require(Permission.EDIT_CATALOG)
    directory = find_directory(noun)
    lock_names(directory, organization_id=by.organization_id)
    entry = lock_entry(directory, entry_id, by=by, is_deleted=True)
    refuse_taken_return(directory.visible_to(by), entry.name)
    entry.deleted_at = None
    entry.version += 1
    entry.save()
    record([Change(f"{directory.subject}.restored", directory.subject, entry_id)], by=by, at=at)
    return entry_id
