"""Which companies stand below these?"""

from collections.abc import Collection

from django.db import connection

# UNION and not UNION ALL: a ring, should there ever be one, is walked once.
_BELOW = """
WITH RECURSIVE below AS (
  SELECT c.id FROM companies_company c
  WHERE c.organization_id = %(organization)s::bigint AND c.id = ANY(%(ids)s::bigint[])
  UNION
  SELECT c.id FROM companies_company c JOIN below ON c.parent_id = below.id
  WHERE c.organization_id = %(organization)s::bigint
)
SELECT id FROM below"""


def with_subsidiaries(ids: Collection[int], *, organization_id: int) -> list[int]:
    """Themselves and all below them, whoever sees them: the caller narrows down."""
    with connection.cursor() as cursor:
        cursor.execute(_BELOW, {"organization": organization_id, "ids": sorted(ids)})
        return [row[0] for row in cursor.fetchall()]
