"""Which entries of other directories does an entry name?"""

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.catalog.directories import Directory
from naryad.core.errors import Invalid
from naryad.core.labels import Label

Links = Mapping[str, Collection[int]]
NO_LINKS: Links = {}
Held = dict[str, frozenset[int]]


def choose_links(directory: Directory, given: Links, held: Held, *, by: Actor) -> Held:
    """Of each field what shall be held. Fields that nobody has named, and what the actor does not
    see, stay. Invalid names a field with something else than the actor sees."""
    chosen = dict(held)
    for field in given.keys() & directory.links.keys():
        link = directory.links[field]
        seen = set(link.visible_to(by).values_list("pk", flat=True))
        if set(given[field]) - seen:
            raise Invalid({field: _("Choose from the list.")})
        chosen[field] = frozenset(given[field]) | (held[field] - seen)
    return chosen


def read_entry_links(directory: Directory, ids: Collection[int]) -> dict[int, Held]:
    """Entry → field → ids, in a query for each sort of link."""
    held: dict[int, dict[str, set[int]]] = {
        pk: {field: set() for field in directory.links} for pk in ids
    }
    for field, link in directory.links.items():
        rows = link.table._default_manager.filter(**{f"{link.column}__in": list(ids)})
        for entry_id, target_id in rows.values_list(link.column, link.target):
            held[entry_id][field].add(target_id)
    return {
        pk: {field: frozenset(each) for field, each in fields.items()}
        for pk, fields in held.items()
    }


def write_entry_links(directory: Directory, entry: Any, *, before: Held, after: Held) -> None:
    for field, link in directory.links.items():
        mine = link.table._default_manager.filter(
            organization_id=entry.organization_id, **{link.column: entry.pk}
        )
        mine.filter(**{f"{link.target}__in": before[field] - after[field]}).delete()
        link.table._default_manager.bulk_create(
            link.table(
                organization_id=entry.organization_id,
                **{link.column: entry.pk, link.target: target_id},
            )
            for target_id in sorted(after[field] - before[field])
        )


def say_links(directory: Directory, held: Held, *, organization_id: int) -> dict[str, Any]:
    """As history keeps them: names of the time beside ids."""
    said = {}
    for field, link in directory.links.items():
        rows = link.targets.filter(organization_id=organization_id, pk__in=held[field])
        named = rows.order_by("pk").values_list("pk", "name")
        said[field] = [{"id": pk, "name": dict(Label(name))} for pk, name in named]
    return said
