"""How is an entry of a directory renamed?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.catalog.directories import find_directory
from naryad.catalog.locking import lock_entry, lock_names
from naryad.core.errors import Invalid
from naryad.core.labels import Label
from naryad.core.names import find_label_errors, refuse_taken_label
from naryad.core.versions import refuse_stale
from naryad.history.recording import Change, compare, record


@transaction.atomic
def edit_entry(
    noun: str,
    entry_id: int,
    name: Label,
    *,
    seen_version: int | None,
    by: Actor,
    at: datetime,
) -> int:
    """Stale when somebody saved since `seen_version`; Invalid: a bad or taken name."""
    by.require(Permission.EDIT_CATALOG)
    directory = find_directory(noun)
    errors = find_label_errors(name, "name")
    if errors:
        raise Invalid(errors)
    lock_names(directory, organization_id=by.organization_id)
    entry = lock_entry(directory, entry_id, by=by)
    mine, current = {"name": dict(name)}, {"name": dict(entry.name)}
    if mine == current:
        return entry_id
    refuse_stale(
        seen_version=seen_version, current_version=entry.version, mine=mine, current=current
    )
    refuse_taken_label(directory.visible_to(by).exclude(pk=entry_id), name)
    changes = compare(current, mine)
    entry.name = name
    entry.version += 1
    entry.save()
    record(
        [Change(f"{directory.subject}.edited", directory.subject, entry_id, changes)], by=by, at=at
    )
    return entry_id
