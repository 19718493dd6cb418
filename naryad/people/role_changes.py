"""How does history tell that a role was given or taken?

Each as an event of its own, so that the journal of rights finds them without reading changes.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from naryad.history.recording import Change


def given_roles(
    person_id: int, role_ids: Iterable[int], *, names: Mapping[int, Any]
) -> list[Change]:
    return [
        _change("person.role_given", person_id, old=None, new={"id": each, "name": names[each]})
        for each in sorted(role_ids)
    ]


def taken_roles(
    person_id: int, role_ids: Iterable[int], *, names: Mapping[int, Any]
) -> list[Change]:
    return [
        _change("person.role_taken", person_id, old={"id": each, "name": names[each]}, new=None)
        for each in sorted(role_ids)
    ]


def _change(kind: str, person_id: int, *, old: Any, new: Any) -> Change:
    return Change(kind, "person", person_id, {"role": {"old": old, "new": new}})
