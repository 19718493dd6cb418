"""How does history name what is known about a contract?

People stand in it as ids alone: what is erased of a person must not stay in the history of
something else. Who reads a history learns their names from the people whom they see.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from naryad.assets.models import Asset
from naryad.companies.models import Company
from naryad.people.models import Person

_NAMED: Mapping[str, Any] = {
    "company_id": Company,
    "tree_ids": Asset,
    "single_ids": Asset,
    "recipient_ids": Person,
}
_NAMELESS = Person


@dataclass(frozen=True)
class Names:
    """Model → id → the name of the time; of people none."""

    of: Mapping[Any, Mapping[int, str]]

    def say(self, field: str, given: Any) -> Any:
        """As history keeps it: names beside ids, days as text."""
        if field not in _NAMED:
            return given.isoformat() if hasattr(given, "isoformat") else given
        if field.endswith("_ids"):
            return [self._pair(field, each) for each in sorted(given)]
        return None if given is None else self._pair(field, given)

    def _pair(self, field: str, target_id: int) -> dict[str, Any]:
        return {"id": target_id, "name": self.of[_NAMED[field]].get(target_id, "")}


def read_names(held: Iterable[Mapping[str, Any]], *, organization_id: int) -> Names:
    """Of all that these values name, in one query for each sort of it."""
    wanted: dict[Any, set[int]] = {model: set() for model in _NAMED.values()}
    for values in held:
        for field, model in _NAMED.items():
            given = values[field]
            wanted[model].update(given if field.endswith("_ids") else {given} - {None})
    return Names(
        {
            model: _read(model, ids, organization_id) if ids and model is not _NAMELESS else {}
            for model, ids in wanted.items()
        }
    )


def _read(model: Any, ids: Iterable[int], organization_id: int) -> dict[int, str]:
    rows = model.objects.filter(organization_id=organization_id, pk__in=list(ids))
    return dict(rows.values_list("pk", "name"))
