"""Would a ticket become a part of itself, by way of its own parts?"""

from collections.abc import Collection, Mapping

from naryad.access.statements import Select
from naryad.core.locks import hold_lock

# UNION, not UNION ALL: rings of old data end too.
_ABOVE = """
WITH RECURSIVE above AS (
  SELECT t.id, t.parent_id FROM tickets_ticket t
  WHERE t.organization_id = %(organization)s::bigint AND t.id = ANY(%(ids)s::bigint[])
  UNION
  SELECT t.id, t.parent_id FROM tickets_ticket t
  JOIN above ON t.id = above.parent_id AND t.organization_id = %(organization)s::bigint)
SELECT id, parent_id FROM above
"""


def hold_parents(organization_id: int) -> None:
    """Alone, before tickets are taken: two who put A under B and B under A would each see no
    ring."""
    hold_lock(f"tickets/parents/{organization_id}")


def read_above(ids: Collection[int], *, organization_id: int) -> dict[int, int | None]:
    """Ticket → of what it is a part, for these and all above them, deleted ones as well."""
    if not ids:
        return {}
    values = {"organization": organization_id, "ids": list(ids)}
    return dict(Select(_ABOVE, values).rows())


def makes_ring(ticket_id: int, parent_id: int | None, above: Mapping[int, int | None]) -> bool:
    passed: set[int] = set()
    at = parent_id
    while at is not None and at not in passed:
        if at == ticket_id:
            return True
        passed.add(at)
        at = above.get(at)
    return False
