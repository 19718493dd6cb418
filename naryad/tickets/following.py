"""What do tickets take over from the objects that they are about?"""

from collections.abc import Collection
from typing import Any

from django.db import connection

# Areas of the asset, and who is responsible for it; a ticket without an object has none.
_AREAS = """
WITH mine AS (
  SELECT t.* FROM tickets_ticket t
  WHERE t.organization_id = %(organization)s::bigint AND {which}
), gone AS (
  DELETE FROM tickets_ticketarea l USING mine t
  WHERE l.organization_id = %(organization)s::bigint AND l.ticket_id = t.id
    AND NOT EXISTS (
      SELECT FROM assets_assetarea a
      WHERE a.organization_id = t.organization_id AND a.asset_id = t.asset_id
        AND a.area_id = l.area_id)
)
INSERT INTO tickets_ticketarea (organization_id, ticket_id, area_id, is_living, is_open,
    newest_key, deadline_key, changed_key)
SELECT t.organization_id, t.id, a.area_id, t.is_living, t.is_open, t.newest_key, t.deadline_key,
    t.changed_key
FROM mine t
JOIN assets_assetarea a ON a.organization_id = t.organization_id AND a.asset_id = t.asset_id
ON CONFLICT (organization_id, ticket_id, area_id) DO NOTHING"""
_RESPONSIBLE = """
UPDATE tickets_ticket t SET responsible_id = a.responsible_id
FROM tickets_ticket mine
LEFT JOIN assets_asset a
  ON a.organization_id = mine.organization_id AND a.id = mine.asset_id
WHERE mine.organization_id = %(organization)s::bigint AND mine.id = t.id
  AND t.organization_id = mine.organization_id
  AND t.responsible_id IS DISTINCT FROM a.responsible_id AND {which}"""


def follow_assets(ticket_ids: Collection[int], *, organization_id: int) -> None:
    """In the transaction of a change of these tickets, after it."""
    _run("{alias}.id = ANY(%(ids)s::bigint[])", ticket_ids, organization_id)


def follow_changed_assets(organization_id: int, asset_ids: Collection[int]) -> None:
    """In the transaction of a change of these objects."""
    _run("{alias}.asset_id = ANY(%(ids)s::bigint[])", asset_ids, organization_id)


def _run(which: str, ids: Collection[int], organization_id: int) -> None:
    if not ids:
        return
    values: dict[str, Any] = {"organization": organization_id, "ids": sorted(ids)}
    with connection.cursor() as cursor:
        cursor.execute(_AREAS.format(which=which.format(alias="t")), values)
        cursor.execute(_RESPONSIBLE.format(which=which.format(alias="mine")), values)
