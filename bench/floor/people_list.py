"""What does a bare program need for the rows of a list of people?"""

from typing import Any

from markupsafe import Markup, escape

from naryad.core.phone_words import say_phone
from naryad.web.figures import choose_ground, write_initials

_SELECTS = {
    "all": """SELECT p.id, p.sort_key AS k FROM people_person p
        WHERE p.organization_id = %(o)s AND p.kind = 'CUSTOMER' AND p.is_living
          AND (p.sort_key, p.id) > (%(k)s::text, %(id)s::bigint)
        ORDER BY p.sort_key, p.id LIMIT 50""",
    "own areas": """SELECT DISTINCT l.id, l.k FROM people_personarea mine CROSS JOIN LATERAL (
        SELECT t.person_id AS id, t.sort_key AS k FROM people_personarea t
        WHERE t.organization_id = %(o)s AND t.area_id = mine.area_id AND t.kind = 'CUSTOMER'
          AND t.is_living AND (t.sort_key, t.person_id) > (%(k)s::text, %(id)s::bigint)
        ORDER BY t.sort_key, t.person_id LIMIT 50) l
        WHERE mine.organization_id = %(o)s AND mine.person_id = %(me)s ORDER BY 2, 1 LIMIT 50""",
    "own companies": """SELECT DISTINCT l.id, l.k FROM people_employment mine CROSS JOIN LATERAL (
        SELECT t.person_id AS id, t.sort_key AS k FROM people_employment t
        WHERE t.organization_id = %(o)s AND t.company_id = mine.company_id AND t.kind = 'CUSTOMER'
          AND t.is_living AND (t.sort_key, t.person_id) > (%(k)s::text, %(id)s::bigint)
        ORDER BY t.sort_key, t.person_id LIMIT 50) l
        WHERE mine.organization_id = %(o)s AND mine.person_id = %(me)s ORDER BY 2, 1 LIMIT 50""",
}
_ROWS = """WITH page AS MATERIALIZED ({select})
    SELECT p.id, p.first_name || ' ' || p.last_name, p.position, p.phone, p.email, e.names,
        p.version
    FROM page JOIN people_person p ON p.id = page.id LEFT JOIN LATERAL (
        SELECT array_agg(c.name ORDER BY c.sort_key) AS names FROM people_employment e
        JOIN companies_company c ON c.id = e.company_id WHERE e.organization_id = p.organization_id
        AND e.person_id = p.id AND e.till IS NULL) e ON true ORDER BY page.k, page.id"""


STATEMENTS = {scope: _ROWS.format(select=select) for scope, select in _SELECTS.items()}


def write_row(fixed: dict[str, Any], *row: Any) -> tuple[Any, ...]:
    person_id, name, position, phone, email, names, version = row
    url, known, said = f"/office/people/{person_id}/", escape(name), escape(position)
    ground, initials = choose_ground(person_id), write_initials(name)
    face = f'<span class="av {ground} av-24" aria-hidden="true">{initials}</span>'
    link = f'<a class="subj cut" href="{url}">{known}</a>'
    more = f' <span class="mut">+{len(names) - 1}</span>' if names and len(names) > 1 else ""
    label = f'tabindex="-1" aria-label="{fixed["change"]} {known}"'
    pick = f'<a class="cell-p" href="{url}cell/company/" data-dialog {label}>{fixed["pencil"]}</a>'
    edit = f'<a class="cell-e" href="{url}cell/position/" data-cell {label}>{said}</a>'
    cells = [
        ("c-main", Markup(f'<span class="row0">{face}{link}</span>')),
        ("c-sub", Markup(f"{escape(names[0]) if names else ''}{more}{pick}")),
        ("mut c-hide c-mid", Markup(edit)),
        ("num c-hide", say_phone(phone, "")),
        ("c-hide c-wide", email),
        ("c-st", fixed["state"]),
        ("mut num c-hide c-mid", fixed["never"]),
    ]
    joined = "".join(f'<td class="{cls}">{escape(cell)}</td>' for cls, cell in cells)
    return person_id, f"{person_id}.{version}", name, url, Markup(joined)
