"""On what objects is measured? 200,000 in trees to eight deep, in the companies of the world."""

import os

from django.db import connection, transaction

from bench.ground import gather_statistics
from bench.world import Viewers
from naryad.access.permissions import Permission
from naryad.assets.models import Asset
from naryad.assets.settling import settle_assets
from naryad.catalog.models import AssetType
from naryad.core.labels import Label
from naryad.people.models import PersonRole, RolePermission

MOST, FEW, MOVED = 200_000, 20_000, 1_000
_SCOPES = {
    "all": Permission.SEE_ALL_ASSETS,
    "own areas": Permission.SEE_ASSETS_IN_AREAS,
    "own companies": Permission.SEE_ASSETS_OF_COMPANIES,
}
# Of ten, the first has an address, the next seven stand each under the one before, the others
# under the first.
_FILL = """
INSERT INTO assets_asset (organization_id, name, description, serial_number, number, external_id,
    type_id, parent_id, above, own_company_id, own_address, address, inherits_areas, is_mobile,
    is_published, tags, contacts, created_at, sort_key, own_words, place_words, search_text,
    version, id)
SELECT %(organization)s::bigint, name, '', 'SN-' || i, '', '', %(type)s::bigint,
    %(first)s::bigint + CASE WHEN place = 0 THEN NULL WHEN place < 8 THEN i - 1 ELSE i - place END,
    '{}', CASE WHEN place = 0 THEN %(company)s::bigint + mod(i / 10, 5000) END,
    CASE WHEN place = 0 THEN 'Harbour Road ' || i ELSE '' END, '', true, false, true, '[]', '[]',
    now(), lower(name), ' ' || lower(name) || ' sn-' || i || ' ' || i,
    CASE WHEN place = 0 THEN ' harbour road ' || i ELSE '' END, '', 1, %(first)s::bigint + i
FROM (SELECT i, mod(i, 10) AS place,
        (ARRAY['Building', 'Room', 'Lift', 'Pump', 'Chiller', 'Fan', 'Boiler', 'Board', 'Alarm',
               'Gate'])[1 + mod(i::bigint * 7919, 10)::int] || ' ' || mod(i * 31, 99991) AS name
      FROM generate_series(0, %(number)s::int - 1) i) made"""
_AREAS = """
INSERT INTO assets_assetarea
    (organization_id, asset_id, area_id, is_own, is_living, is_published, sort_key)
SELECT a.organization_id, a.id, area.first + mod(a.id / 10, 40), true, a.is_living,
    a.is_published, a.sort_key
FROM assets_asset a,
    (SELECT min(id) AS first FROM areas_area
     WHERE organization_id = %(organization)s::bigint AND NOT is_default) area
WHERE a.organization_id = %(organization)s::bigint AND a.parent_id IS NULL"""


def number_of_assets() -> int:
    """With --few a tenth, in data of its own: what does growth cost?"""
    return FEW if os.environ.get("NARYAD_BENCH_FEW") else MOST


def make_assets(viewers: Viewers, number: int, *, owner_url: str) -> int:
    """Once; the id of the first. The first tree holds MOVED others: 10,000 assets."""
    found = Asset.objects.filter(organization_id=viewers.organization_id).order_by("pk")
    if found.exists():
        return found[0].pk
    with transaction.atomic():
        _give_rights(viewers)
        first = _fill(viewers.organization_id, number)
    gather_statistics(owner_url)
    return first


def _fill(organization_id: int, number: int) -> int:
    type_ = AssetType.objects.create(
        organization_id=organization_id, name=Label(en="Equipment"), needs_address=False
    )
    company = "SELECT min(id) FROM companies_company WHERE organization_id = %s AND NOT is_own"
    values = {
        "organization": organization_id,
        "type": type_.pk,
        "number": number,
        "first": 10_000_000,
    }
    with connection.cursor() as cursor:
        cursor.execute(company, [organization_id])
        values["company"] = cursor.fetchone()[0]
        cursor.execute(_FILL, values)
        cursor.execute(_AREAS, values)
    mine = Asset.objects.filter(organization_id=organization_id, parent=None).order_by("pk")
    tops = list(mine.values_list("pk", flat=True))
    Asset.objects.filter(pk__in=tops[1 : MOVED + 1]).update(parent_id=tops[0])
    settle_assets([tops[0], *tops[MOVED + 1 :]], organization_id=organization_id)
    return tops[0]


def _give_rights(viewers: Viewers) -> None:
    """To the roles that the viewers of each group hold."""
    for scope, people in viewers.groups.items():
        role_id = PersonRole.objects.filter(person_id__in=people).values_list("role", flat=True)[0]
        for permission in (_SCOPES[scope], *([Permission.EDIT_ASSETS] if scope == "all" else [])):
            RolePermission.objects.create(
                organization_id=viewers.organization_id, role_id=role_id, permission=permission
            )
