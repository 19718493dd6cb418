"""What follows for an asset and all below it from what is filled in on each?"""

from collections.abc import Collection
from typing import Any

from django.db import connection

from naryad.core.followers import let_follow

# One walk down from the changed assets. What an asset says of itself counts before what comes
# from above. Areas add up, unless an asset keeps to its own. The organization is
# handed on from row to row: of one that is being filled the server believes that it has no rows,
# and where it stood by itself, all of them would be read for each.
_SETTLE = """
WITH RECURSIVE given (organization_id, id) AS MATERIALIZED (
  SELECT %(organization)s::bigint, unnest(%(ids)s::bigint[])
), fresh (organization_id, id, above, company_id, address, place_id, words, areas) AS (
  SELECT a.organization_id, a.id,
         CASE WHEN p.id IS NULL THEN ARRAY[]::bigint[] ELSE p.above || p.id END,
         coalesce(a.own_company_id, p.company_id),
         CASE WHEN a.own_address <> '' THEN a.own_address ELSE coalesce(p.address, '') END,
         CASE WHEN a.own_address <> '' THEN a.id ELSE p.place_id END,
         CASE WHEN a.own_address <> '' THEN a.place_words
              ELSE coalesce(host.place_words, '') END,
         ARRAY(SELECT l.area_id FROM assets_assetarea l
               WHERE l.organization_id = a.organization_id AND l.asset_id = a.id AND l.is_own)
         || CASE WHEN a.inherits_areas AND p.id IS NOT NULL THEN
              ARRAY(SELECT l.area_id FROM assets_assetarea l
                    WHERE l.organization_id = a.organization_id AND l.asset_id = p.id)
            ELSE ARRAY[]::bigint[] END
  FROM given g
  JOIN assets_asset a ON a.organization_id = g.organization_id AND a.id = g.id
  LEFT JOIN assets_asset p ON p.organization_id = a.organization_id AND p.id = a.parent_id
  LEFT JOIN assets_asset host ON host.organization_id = a.organization_id AND host.id = p.place_id
  UNION ALL
  SELECT c.organization_id, c.id, f.above || f.id,
         coalesce(c.own_company_id, f.company_id),
         CASE WHEN c.own_address <> '' THEN c.own_address ELSE f.address END,
         CASE WHEN c.own_address <> '' THEN c.id ELSE f.place_id END,
         CASE WHEN c.own_address <> '' THEN c.place_words ELSE f.words END,
         ARRAY(SELECT l.area_id FROM assets_assetarea l
               WHERE l.organization_id = c.organization_id AND l.asset_id = c.id AND l.is_own)
         || CASE WHEN c.inherits_areas THEN f.areas ELSE ARRAY[]::bigint[] END
  FROM fresh f
  JOIN assets_asset c ON c.organization_id = f.organization_id AND c.parent_id = f.id
), settled AS (
  UPDATE assets_asset a
  SET above = f.above, company_id = f.company_id, address = f.address, place_id = f.place_id,
      search_text = a.own_words || f.words
  FROM fresh f
  WHERE a.organization_id = f.organization_id AND a.id = f.id
    AND (a.above, a.company_id, a.address, a.place_id, a.search_text)
        IS DISTINCT FROM (f.above, f.company_id, f.address, f.place_id, a.own_words || f.words)
  RETURNING a.id
), gone AS (
  DELETE FROM assets_assetarea l USING fresh f
  WHERE l.organization_id = f.organization_id AND l.asset_id = f.id AND NOT l.is_own
    AND l.area_id <> ALL(f.areas)
), come AS (
  INSERT INTO assets_assetarea
    (organization_id, asset_id, area_id, is_own, is_living, is_published, sort_key)
  SELECT a.organization_id, a.id, area.id, FALSE, a.is_living, a.is_published, a.sort_key
  FROM fresh f
  JOIN assets_asset a ON a.organization_id = f.organization_id AND a.id = f.id
  CROSS JOIN LATERAL (SELECT DISTINCT unnest(f.areas)) AS area (id)
  ON CONFLICT (organization_id, asset_id, area_id) DO NOTHING
)
SELECT (SELECT count(*) FROM settled), ARRAY(SELECT id FROM fresh)"""

_NESTED = """
WITH RECURSIVE up (organization_id, id, at) AS (
  SELECT a.organization_id, a.id, a.parent_id FROM assets_asset a
  WHERE a.organization_id = %(organization)s::bigint AND a.id = ANY(%(ids)s::bigint[])
  UNION
  SELECT up.organization_id, up.id, a.parent_id FROM up
  JOIN assets_asset a ON a.organization_id = up.organization_id AND a.id = up.at
)
SELECT DISTINCT id FROM up WHERE at = ANY(%(ids)s::bigint[])"""

_BELOW = """
SELECT count(*) FROM assets_asset
WHERE organization_id = %s::bigint AND above && %s::bigint[] AND is_living"""


def settle_assets(ids: Collection[int], *, organization_id: int) -> int:
    """Make paths, companies, addresses, areas and search words of these and of all below them
    follow; in the transaction of the change, after it, with what upper nouns keep of them. How
    many assets it has changed."""
    if not ids:
        return 0
    with connection.cursor() as cursor:
        tops = _find_tops(cursor, ids, organization_id)
        cursor.execute(_SETTLE, {"organization": organization_id, "ids": tops})
        count, walked = cursor.fetchone() or (0, [])
    let_follow("asset", walked, organization_id=organization_id)
    return int(count)


def _find_tops(cursor: Any, ids: Collection[int], organization_id: int) -> list[int]:
    """Without those that stand under another of them: the walk from that one settles them."""
    cursor.execute(_NESTED, {"organization": organization_id, "ids": sorted(ids)})
    return sorted(set(ids) - {nested for (nested,) in cursor.fetchall()})


def count_below(ids: Collection[int], *, organization_id: int) -> int:
    """How many living assets stand under these, at any depth."""
    with connection.cursor() as cursor:
        cursor.execute(_BELOW, [organization_id, sorted(ids)])
        (count,) = cursor.fetchone() or (0,)
    return int(count)
