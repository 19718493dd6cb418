"""How does history keep names beside the ids of a change?"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from naryad.core.tuples import fetch

# (organization, ids) → id → the name of the time, in every language that it has.
ReadNames = Callable[[int, Collection[int]], Mapping[int, Any]]


@dataclass(frozen=True)
class Names:
    """Field → id → name."""

    of: Mapping[str, Mapping[int, Any]]
    said: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)

    def say(self, name: str, given: Any) -> Any:
        """As history keeps it: names beside ids, days and moments as text."""
        if name in self.said:
            return self.said[name](given)
        if name not in self.of:
            return given.isoformat() if hasattr(given, "isoformat") else given
        if name.endswith("_ids"):
            return [self.pair(name, each) for each in sorted(given or ())]
        return None if given is None else self.pair(name, given)

    def pair(self, name: str, target_id: int) -> dict[str, Any]:
        return {"id": target_id, "name": self.of[name].get(target_id, "")}


def read_names(
    held: Iterable[Mapping[str, Any]],
    readers: Mapping[str, ReadNames],
    *,
    organization_id: int,
    said: Mapping[str, Callable[[Any], Any]] | None = None,
) -> Names:
    """Of all that these values name, in one query for all tables. `said`: fields that are
    neither names nor plain, and how they are kept."""
    wanted: dict[str, set[int]] = {name: set() for name in readers}
    for values in held:
        for name in readers:
            given = values.get(name)
            if given is not None:
                wanted[name].update(given if name.endswith("_ids") else {given})
    tables = {name: read for name, read in readers.items() if isinstance(read, NamesIn)}
    found = _read_tables(organization_id, {name: (tables[name], wanted[name]) for name in tables})
    for name, read in readers.items():
        if name not in tables:
            found[name] = read(organization_id, wanted[name]) if wanted[name] else {}
    return Names(found, said or {})


def nameless(organization_id: int, ids: Collection[int]) -> Mapping[int, Any]:
    """People stand in the history of other things as ids alone: what is erased of a person must
    not stay there. Who reads it learns their names from the people whom they see."""
    return {}


@dataclass(frozen=True)
class NamesIn:
    """Of a table whose rows have a `name`, plain or in two languages."""

    table: str

    def __call__(self, organization_id: int, ids: Collection[int]) -> Mapping[int, Any]:
        return _read_tables(organization_id, {"": (self, ids)})[""]


def names_in(model: Any) -> ReadNames:
    return NamesIn(model._meta.db_table)


def _read_tables(
    organization_id: int, asked: Mapping[str, tuple[NamesIn, Collection[int]]]
) -> dict[str, Mapping[int, Any]]:
    """In one statement, whichever tables they stand in."""
    found: dict[str, dict[int, Any]] = {name: {} for name in asked}
    asking = [(name, read.table, ids) for name, (read, ids) in asked.items() if ids]
    texts = [
        f"SELECT {place}, id, to_jsonb(name) FROM {table} "  # noqa: S608 - tables of models
        f"WHERE organization_id = %(organization)s::bigint AND id = ANY(%(ids{place})s::bigint[])"
        for place, (_name, table, _ids) in enumerate(asking)
    ]
    if texts:
        values: dict[str, Any] = {
            f"ids{place}": sorted(ids) for place, (_name, _table, ids) in enumerate(asking)
        }
        rows = fetch(" UNION ALL ".join(texts), values | {"organization": organization_id})
        for place, row_id, name in rows:
            found[asking[place][0]][row_id] = name
    return dict(found)
