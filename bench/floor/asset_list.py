"""What does a bare program need for the rows of the list of objects and equipment?"""

from typing import Any

from markupsafe import Markup, escape

_ARM = """SELECT DISTINCT l.id, l.k FROM {mine} mine CROSS JOIN LATERAL (
        SELECT t.{row} AS id, t.sort_key AS k FROM {table} t
        WHERE t.organization_id = %(o)s AND t.{key} = mine.{key} AND t.is_living
        ORDER BY t.sort_key, t.{row} LIMIT 50) l
        WHERE mine.organization_id = %(o)s AND mine.person_id = %(me)s ORDER BY 2, 1 LIMIT 50"""
_SELECTS = {
    "all": """SELECT a.id, a.sort_key AS k FROM assets_asset a
        WHERE a.organization_id = %(o)s AND a.is_living ORDER BY a.sort_key, a.id LIMIT 50""",
    "own areas": _ARM.format(
        mine="people_personarea", table="assets_assetarea", row="asset_id", key="area_id"
    ),
    "own companies": _ARM.format(
        mine="people_employment", table="assets_asset", row="id", key="company_id"
    ),
}
# Names of hidden ones are the business of rights: whoever sees all sees them, others see "…".
_SEEN = {
    "all": "TRUE",
    "own areas": """EXISTS (SELECT FROM assets_assetarea s JOIN people_personarea m
        ON m.organization_id = s.organization_id AND m.area_id = s.area_id
        AND m.person_id = %(me)s WHERE s.organization_id = %(o)s AND s.asset_id = p.id)""",
    "own companies": """EXISTS (SELECT FROM people_employment m
        WHERE m.organization_id = %(o)s AND m.person_id = %(me)s
        AND m.company_id = p.company_id)""",
}
_ROWS = """WITH page AS MATERIALIZED ({select})
    SELECT a.id, a.name, c.name, a.address, t.name ->> 'en', a.serial_number,
        (SELECT array_agg(r.name ->> 'en' ORDER BY l.id) FROM assets_assetarea l
         JOIN areas_area r ON r.id = l.area_id WHERE l.organization_id = a.organization_id
         AND l.asset_id = a.id),
        (SELECT array_agg(CASE WHEN {seen} THEN p.name END ORDER BY u.place)
         FROM unnest(a.above) WITH ORDINALITY u (id, place) JOIN assets_asset p ON p.id = u.id),
        a.version
    FROM page JOIN assets_asset a ON a.id = page.id JOIN catalog_assettype t ON t.id = a.type_id
    LEFT JOIN companies_company c ON c.id = a.company_id ORDER BY page.k, page.id"""

STATEMENTS = {
    scope: _ROWS.format(select=select, seen=_SEEN[scope]) for scope, select in _SELECTS.items()
}


def write_row(_fixed: dict[str, Any], *row: Any) -> tuple[Any, ...]:
    asset_id, name, company, address, type_name, serial, areas, above, version = row
    url, known = f"/office/assets/{asset_id}/", escape(name)
    path = [each for place, each in enumerate(above or ()) if each or not place or above[place - 1]]
    words = escape(" / ".join(each or "…" for each in path))
    said = f'<span class="mut sm cut">{words}</span>' if path else ""
    link = f'<a class="subj cut" href="{url}">{known}</a>'
    cells = [
        ("c-main", Markup(f'<span class="row0 wrap gap4">{link}{said}</span>')),
        ("mut c-hide", company or ""),
        ("mut c-sub", address),
        ("mut c-st c-mid", type_name),
        ("num c-hide c-wide", serial),
        ("mut c-hide c-wide", ", ".join(areas or ())),
    ]
    joined = "".join(f'<td class="{cls}">{escape(cell)}</td>' for cls, cell in cells)
    return asset_id, f"{asset_id}.{version}", name, url, Markup(joined)
