"""How does one change to a directory wait for another?"""

from naryad.access.actor import Actor
from naryad.catalog.directories import Directory
from naryad.catalog.models import Entry
from naryad.core.errors import NotVisible
from naryad.core.locks import hold_lock


def lock_names(directory: Directory, *, organization_id: int) -> None:
    """Two who give the same name wait for each other."""
    hold_lock(f"catalog/{directory.name}/{organization_id}")


def lock_entry(
    directory: Directory, entry_id: int, *, by: Actor, is_deleted: bool = False
) -> Entry:
    """Living or deleted as asked; NotVisible when the actor cannot see it so."""
    entries = directory.entries(by.organization_id).filter(deleted_at__isnull=not is_deleted)
    entry: Entry | None = entries.select_for_update(no_key=True).filter(pk=entry_id).first()
    visible = directory.visible_to(by, with_deleted=is_deleted).filter(pk=entry_id)
    if entry is None or not visible.exists():
        raise NotVisible
    return entry
