"""How many people are linked to something, of each kind?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from naryad.access.kind import Kind


@dataclass(frozen=True, slots=True)
class Linked:
    """How many of them there are."""

    employees: int = 0
    customers: int = 0

    @property
    def total(self) -> int:
        return self.employees + self.customers


def gather_linked(counted: Iterable[tuple[int, str, int]]) -> Mapping[int, Linked]:
    """From (what they are linked to, their kind, how many)."""
    found: dict[int, dict[str, int]] = {}
    for row_id, kind, count in counted:
        found.setdefault(row_id, {})[kind] = count
    return {
        row_id: Linked(of_kind.get(Kind.EMPLOYEE, 0), of_kind.get(Kind.CUSTOMER, 0))
        for row_id, of_kind in found.items()
    }
