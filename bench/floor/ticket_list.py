"""What does a bare program need for the rows of the list of closed tickets?"""

from typing import Any

from markupsafe import Markup, escape

from naryad.web.assets import glyph
from naryad.web.marks import avatar

# Closed ones: of open ones the rows say in words how much time is left, which no two readers of
# different moments would say alike.
STATEMENTS = {
    "all": """WITH page AS MATERIALIZED (
        SELECT t.id, t.newest_key AS k FROM tickets_ticket t
        WHERE t.organization_id = %(o)s AND t.is_living AND NOT t.is_open
        ORDER BY t.newest_key, t.id LIMIT 50)
    SELECT t.id, t.number, t.title, t.address, a.name, s.name ->> 'en', s.color, p.id,
        p.first_name || ' ' || p.last_name, c.name ->> 'en', c.color, y.name, t.version
    FROM page JOIN tickets_ticket t ON t.id = page.id JOIN tickets_stage s ON s.id = t.stage_id
    JOIN tickets_criticality c ON c.id = t.criticality_id JOIN assets_asset a ON a.id = t.asset_id
    LEFT JOIN companies_company y ON y.id = t.company_id
    LEFT JOIN LATERAL (SELECT l.person_id FROM tickets_ticketassignee l
        WHERE l.organization_id = t.organization_id AND l.ticket_id = t.id AND l.till IS NULL
        ORDER BY l.id LIMIT 1) first ON true
    LEFT JOIN people_person p ON p.id = first.person_id ORDER BY page.k, page.id"""
}


def write_row(_fixed: dict[str, Any], *row: Any) -> tuple[Any, ...]:
    ticket_id, number, title, address, asset, stage, color, doer_id, doer, *rest = row
    critical, critical_color, company, version = rest
    url = f"/office/tickets/{ticket_id}/"
    place = escape(" · ".join(filter(None, (asset, address))))
    said = f'<span class="mut sm cut">{place}</span>' if place else ""
    link = f'<a class="subj cut" href="{url}">{escape(title)}</a>'
    cut = '<span class="st pal-{}">{}<span class="cut">{}</span></span>'
    dot = '<span class="pal-dot" aria-hidden="true"></span>'
    face = f'{avatar(doer, key=doer_id)}<span class="cut">{escape(doer)}</span>'
    cells = [
        ("num c-hide", number),
        ("c-main", f'<span class="row0 wrap gap4">{link}{said}</span>'),
        ("c-st", cut.format(color.lower(), glyph("off"), escape(stage))),
        ("c-hide", f'<span class="row0" title="{escape(doer)}">{face}</span>'),
        ("c-sub", f'<span class="on-p">{number}</span>'),
        ("c-hide c-mid", cut.format(critical_color.lower(), dot, escape(critical))),
        ("mut c-hide c-wide", escape(company or "")),
    ]
    joined = "".join(f'<td class="{cls}">{cell}</td>' for cls, cell in cells)
    return ticket_id, f"{ticket_id}.{version}", f"{number} {title}", url, Markup(joined)
