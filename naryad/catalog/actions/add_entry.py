"""How does a new entry come into a directory?"""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.catalog.directories import find_directory, read_flags
from naryad.catalog.locking import lock_names
from naryad.core.errors import Invalid
from naryad.core.labels import Label
from naryad.core.names import find_label_errors, refuse_taken_label
from naryad.history.recording import Change, compare, record


@transaction.atomic
def add_entry(noun: str, name: Label, *, on: Collection[str] = (), by: Actor, at: datetime) -> int:
    """The id of the entry in the directory of this name, with the flags of it that are `on`.
    Invalid: a bad or taken name."""
    by.require(Permission.EDIT_CATALOG)
    directory = find_directory(noun)
    errors = find_label_errors(name, "name")
    if errors:
        raise Invalid(errors)
    lock_names(directory, organization_id=by.organization_id)
    refuse_taken_label(directory.visible_to(by), name)
    flags = read_flags(directory, on)
    entry = directory.entries(by.organization_id).create(
        organization_id=by.organization_id, name=name, **directory.fixed, **flags
    )
    changes = compare({}, {"name": dict(name), **flags})
    record(
        [Change(f"{directory.subject}.added", directory.subject, entry.pk, changes)], by=by, at=at
    )
    return int(entry.pk)
