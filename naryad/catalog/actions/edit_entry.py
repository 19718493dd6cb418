"""How do the name, the flags and the links of an entry change?"""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.catalog.directories import find_directory, read_flags
from naryad.catalog.links import (
    NO_LINKS,
    Held,
    Links,
    choose_links,
    read_entry_links,
    say_links,
    write_entry_links,
)
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
    on: Collection[str] = (),
    links: Links = NO_LINKS,
    seen_version: int | None,
    by: Actor,
    at: datetime,
) -> int:
    """Stale when somebody saved since `seen_version`; Invalid: a bad or taken name, a link to
    nothing. Links that are not named stay."""
    by.require(Permission.EDIT_CATALOG)
    directory = find_directory(noun)
    errors = find_label_errors(name, "name")
    if errors:
        raise Invalid(errors)
    lock_names(directory, organization_id=by.organization_id)
    entry = lock_entry(directory, entry_id, by=by)
    flags = read_flags(directory, on)
    held = read_entry_links(directory, [entry_id])[entry_id]
    chosen = choose_links(directory, links, held, by=by)
    mine = {"name": dict(name), **flags, **_listed(chosen)}
    current = {flag: getattr(entry, flag) for flag in flags}
    current |= {"name": dict(entry.name), **_listed(held)}
    if mine == current:
        return entry_id
    refuse_stale(
        seen_version=seen_version, current_version=entry.version, mine=mine, current=current
    )
    refuse_taken_label(directory.visible_to(by).exclude(pk=entry_id), name)
    before, after = (
        say_links(directory, each, organization_id=by.organization_id) for each in (held, chosen)
    )
    changes = compare(current | before, mine | after)
    write_entry_links(directory, entry, before=held, after=chosen)
    entry.name = name
    for flag, is_on in flags.items():
        setattr(entry, flag, is_on)
    entry.version += 1
    entry.save()
    record(
        [Change(f"{directory.subject}.edited", directory.subject, entry_id, changes)], by=by, at=at
    )
    return entry_id


def _listed(held: Held) -> dict[str, list[int]]:
    return {field: sorted(ids) for field, ids in held.items()}
