"""What happens to an entry that nobody should choose any more?"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.catalog.directories import Directory, find_directory
from naryad.catalog.locking import lock_entry, lock_names
from naryad.core.dependents import release_dependents
from naryad.core.errors import Invalid
from naryad.history.recording import Change, record


@transaction.atomic
def delete_entry(
    noun: str, entry_id: int, *, reassign_to: int | None, by: Actor, at: datetime
) -> int:
    """Whatever has it moves to `reassign_to`; without one it keeps it, until it is edited."""
    by.require(Permission.EDIT_CATALOG)
    directory = find_directory(noun)
    lock_names(directory, organization_id=by.organization_id)
    entry = lock_entry(directory, entry_id, by=by)
    changes = _describe_target(directory, entry_id=entry_id, reassign_to=reassign_to, by=by)
    released = release_dependents(directory.subject, ids=[entry_id], to=reassign_to, actor=by)
    entry.deleted_at = at
    entry.version += 1
    entry.save()
    deleted = Change(f"{directory.subject}.deleted", directory.subject, entry_id, changes)
    record([deleted, *released], by=by, at=at)
    return entry_id


def _describe_target(
    directory: Directory, *, entry_id: int, reassign_to: int | None, by: Actor
) -> dict[str, object]:
    if reassign_to is None:
        return {}
    target = directory.visible_to(by).exclude(pk=entry_id).filter(pk=reassign_to).first()
    if target is None:
        raise Invalid({"reassign_to": gettext("Choose another line from the list.")})
    return {"moved_to": {"old": None, "new": {"id": target.pk, "name": dict(target.name)}}}
