"""What do tickets take over from the objects that they are about?"""

from collections.abc import Collection
from typing import Any

from django.db import connection

# Areas of the asset, and who is responsible for it; a ticket without an object has none.
_FOLLOW = """
WITH mine AS (
  SELECT t.* FROM tickets_ticket t
  WHERE t.organization_id = %(organization)s::bigint AND t.{column} = ANY(%(ids)s::bigint[])
), cared AS (
  UPDATE tickets_ticket t SET responsible_id = a.responsible_id
  FROM mine
  LEFT JOIN assets_asset a
    ON a.organization_id = mine.organization_id AND a.id = mine.asset_id
  WHERE mine.id = t.id AND t.organization_id = mine.organization_id
    AND t.responsible_id IS DISTINCT FROM a.responsible_id
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


def follow_assets(ticket_ids: Collection[int], *, organization_id: int) -> None:
    """In the transaction of a change of these tickets, after it."""
    _run("id", ticket_ids, organization_id)


def follow_changed_assets(organization_id: int, asset_ids: Collection[int]) -> None:
    """In the transaction of a change of these objects."""
    _run("asset_id", asset_ids, organization_id)


def _run(column: str, ids: Collection[int], organization_id: int) -> None:
    if not ids:
        return
    values: dict[str, Any] = {"organization": organization_id, "ids": sorted(ids)}
    with connection.cursor() as cursor:
        cursor.execute(_FOLLOW.format(column=column), values)
