"""How does history keep names beside the ids of a change?"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

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
    """Of all that these values name, in one query for each sort of it. `said`: fields that are
    neither names nor plain, and how they are kept."""
    wanted: dict[str, set[int]] = {name: set() for name in readers}
    for values in held:
        for name in readers:
            given = values.get(name)
            if given is not None:
                wanted[name].update(given if name.endswith("_ids") else {given})
    return Names(
        {
            name: read(organization_id, wanted[name]) if wanted[name] else {}
            for name, read in readers.items()
        },
        said or {},
    )


def nameless(organization_id: int, ids: Collection[int]) -> Mapping[int, Any]:
    """People stand in the history of other things as ids alone: what is erased of a person must
    not stay there. Who reads it learns their names from the people whom they see."""
    return {}


def names_in(model: Any) -> ReadNames:
    """Of a table whose rows have a `name`, plain or in two languages."""

    def read(organization_id: int, ids: Collection[int]) -> Mapping[int, Any]:
        rows = model._default_manager.filter(organization_id=organization_id, pk__in=ids)
        return {
            pk: dict(name) if isinstance(name, dict) else name
            for pk, name in rows.values_list("pk", "name")
        }

    return read
