"""What does a bare program need for the list of closed tickets as JSON, with their number?"""

from collections.abc import Callable

import orjson
import psycopg

# In the order of TicketRow. The reader sees everything and speaks English: nothing is kept from
# them, and words come as they are shown.
_ROWS = """
WITH page AS MATERIALIZED (
  SELECT t.id, t.newest_key AS k FROM tickets_ticket t
  WHERE t.organization_id = %(o)s AND t.is_living AND NOT t.is_open AND t.newest_key < '~'
  ORDER BY t.newest_key, t.id LIMIT 51)
SELECT t.id, page.k AS key, t.number, t.title, t.address, t.type_id, y.name ->> 'en' AS type_name,
  s.name ->> 'en' AS stage_name, s.color AS stage_color, s.kind AS stage_kind,
  u.name ->> 'en' AS status_name, u.color AS status_color,
  coalesce(c.name ->> 'en', '') AS criticality_name,
  coalesce(c.color, '') AS criticality_color, coalesce(c.position, 0) AS criticality_place,
  coalesce(w.name ->> 'en', '') AS work_type_name, t.company_id, coalesce(o.name, '')
  AS company_name, t.asset_id, coalesce(a.name, '') AS asset_name, t.requester_id,
  coalesce(r.first_name || ' ' || r.last_name, '') AS requester_name,
  (SELECT json_agg(json_build_array(d.id, d.first_name || ' ' || d.last_name) ORDER BY l.id)
   FROM tickets_ticketassignee l JOIN people_person d ON d.id = l.person_id
   WHERE l.organization_id = t.organization_id AND l.ticket_id = t.id AND l.till IS NULL) AS doers,
  t.deadline, t.completed_at, t.closed_at, t.created_at, t.changed_at,
  t.deleted_at IS NOT NULL AS is_deleted, t.version, t.contract_id,
  coalesce(k.name, '') AS contract_name,
  EXISTS (SELECT FROM tickets_favouriteticket f WHERE f.organization_id = t.organization_id
    AND f.ticket_id = t.id AND f.person_id = %(me)s) AS is_favourite, t.rating
FROM page JOIN tickets_ticket t ON t.id = page.id JOIN tickets_tickettype y ON y.id = t.type_id
JOIN tickets_stage s ON s.id = t.stage_id JOIN tickets_status u ON u.id = t.status_id
LEFT JOIN tickets_criticality c ON c.id = t.criticality_id
LEFT JOIN catalog_worktype w ON w.id = t.work_type_id
LEFT JOIN companies_company o ON o.id = t.company_id
LEFT JOIN assets_asset a ON a.id = t.asset_id
LEFT JOIN people_person r ON r.id = t.requester_id
LEFT JOIN contracts_contract k ON k.id = t.contract_id ORDER BY page.k, page.id"""
_NUMBER = """
SELECT count(*) FROM (SELECT FROM tickets_ticket t
  WHERE t.organization_id = %(o)s AND t.is_living AND NOT t.is_open AND t.newest_key < '~'
  ORDER BY t.newest_key LIMIT 1001) counted"""


def make_list(database_url: str, organization_id: int) -> Callable[[int], bytes]:
    """Of the person of this id: one connection, both statements prepared."""
    connection = psycopg.connect(database_url, autocommit=True, prepare_threshold=0)
    connection.execute("SET timezone TO 'UTC'")

    def ask(person_id: int) -> bytes:
        values = {"o": organization_id, "me": person_id}
        (number,) = connection.execute(_NUMBER, values, binary=True).fetchone() or (0,)
        cursor = connection.execute(_ROWS, values, binary=True)
        names = [each.name for each in cursor.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchmany(50)]
        return orjson.dumps({"count": number, "rows": rows})

    return ask
