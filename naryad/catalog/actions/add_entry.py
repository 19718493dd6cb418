"""How does a new entry come into a directory?"""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.catalog.directories import find_directory, read_flags
from naryad.catalog.links import NO_LINKS, Links, choose_links, say_links, write_entry_links
from naryad.catalog.locking import lock_names
from naryad.core.errors import Invalid
from naryad.core.labels import Label
from naryad.core.names import find_label_errors, refuse_taken_label
from naryad.history.recording import Change, compare, record


@transaction.atomic
def add_entry(
    noun: str,
    name: Label,
    *,
    on: Collection[str] = (),
    links: Links = NO_LINKS,
    by: Actor,
    at: datetime,
) -> int:
    """The id of the entry in the directory of this name, with the flags of it that are `on`
    and `links` to other entries. Invalid: a bad or taken name, a link to nothing."""
    by.require(Permission.EDIT_CATALOG)
    directory = find_directory(noun)
    errors = find_label_errors(name, "name")
    if errors:
        raise Invalid(errors)
    lock_names(directory, organization_id=by.organization_id)
    refuse_taken_label(directory.visible_to(by), name)
    flags = read_flags(directory, on)
    none = {field: frozenset[int]() for field in directory.links}
    chosen = choose_links(directory, links, none, by=by)
    entry = directory.entries(by.organization_id).create(
        organization_id=by.organization_id, name=name, **directory.fixed, **flags
    )
    write_entry_links(directory, entry, before=none, after=chosen)
    said = say_links(directory, chosen, organization_id=by.organization_id)
    filled = {field: value for field, value in said.items() if value}
    changes = compare({}, {"name": dict(name), **flags, **filled})
    record(
        [Change(f"{directory.subject}.added", directory.subject, entry.pk, changes)], by=by, at=at
    )
    return int(entry.pk)
