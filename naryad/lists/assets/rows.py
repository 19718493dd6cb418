"""What does a list show of each asset on a page?"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import F, QuerySet

from naryad.access.actor import Actor
from naryad.access.statements import Select, text_of, values_of
from naryad.areas.visibility import areas_visible_to
from naryad.assets.models import AssetArea
from naryad.assets.paths import Step, name_above, steps_down
from naryad.companies.models import Company
from naryad.companies.visibility import companies_visible_to
from naryad.core.labels import Label
from naryad.files.models import File
from naryad.files.visibility import main_photos
from naryad.people.visibility import people_visible_to

# Late: the page is known before anything is joined, so every row is one look into each index.
_ROWS = """
WITH page AS MATERIALIZED ({page})
SELECT a.id, a.sort_key, a.name, a.address, t.name, c.name,
       (SELECT n.name FROM ({companies}) n WHERE n.id = a.company_id),
       a.responsible_id,
       (SELECT array_agg(n.name ORDER BY n.link) FROM ({areas}) n WHERE n.of_asset = a.id),
       a.above, a.serial_number, a.number, a.external_id, a.warranty_till, a.is_published,
       a.is_mobile, a.deleted_at IS NOT NULL, a.version,
       EXISTS (SELECT FROM companies_company n WHERE n.organization_id = a.organization_id
               AND n.id = a.company_id AND n.deleted_at IS NULL), ({number})
FROM page
JOIN assets_asset a ON a.organization_id = %(organization)s::bigint AND a.id = page.id
JOIN catalog_assettype t ON t.organization_id = a.organization_id AND t.id = a.type_id
LEFT JOIN catalog_assetclass c
  ON c.organization_id = a.organization_id AND c.id = a.asset_class_id
ORDER BY page.k, page.id"""

_KEYS = """
SELECT id, place AS k FROM unnest(%(ids)s::bigint[]) WITH ORDINALITY AS given (id, place)"""
_NO_NUMBER = Select("SELECT 0", {})


class AssetRow(NamedTuple):
    """`path`: what it stands under, the topmost first, hidden ones as None. Names are empty where
    the reader does not see what they name; `has_company` says whether there is one. `photo`: the
    main one of those that the reader sees."""

    id: int
    sort_key: str
    name: str
    address: str
    type_name: str
    class_name: str
    company_name: str
    responsible_name: str
    areas: Sequence[str]
    path: Sequence[Step]
    serial_number: str
    number: str
    external_id: str
    warranty_till: date | None
    is_published: bool
    is_mobile: bool
    is_deleted: bool
    version: int
    photo: File | None
    has_company: bool


def read_rows(ids: Sequence[int], *, actor: Actor) -> list[AssetRow]:
    """In their order. The caller has taken them from what the actor sees."""
    return read_and_count(Select(_KEYS, {"ids": list(ids)}), _NO_NUMBER, actor=actor)[0]


def read_and_count(page: Select, number: Select, *, actor: Actor) -> tuple[list[AssetRow], int]:
    """By the key of the page's (id, k), in a fixed number of queries; `number` is asked for in
    the first of them, and no rows come with none."""
    companies, areas = text_of(_companies, actor), text_of(_areas, actor)
    values = {**values_of(actor), **number.values, **page.values}
    found = Select(_write(page.sql, number.sql, companies, areas), values).rows()
    above = name_above({each for row in found for each in row[9]}, actor=actor)
    people = _name_people({row[7] for row in found if row[7]}, actor)
    photos = main_photos("asset", [row[0] for row in found], actor=actor)
    rows = [_make(row, above, people, photos.get(row[0])) for row in found]
    return rows, found[0][-1] if found else 0


@lru_cache(maxsize=256)
def _write(page: str, number: str, companies: str, areas: str) -> str:
    return _ROWS.format(page=page, number=number, companies=companies, areas=areas)


def _make(
    row: Sequence[Any], above: dict[int, str], people: dict[int, str], photo: File | None
) -> AssetRow:
    """Columns that are shown as they are stand first and last, in the order of the query."""
    return AssetRow._make(
        (
            *row[:4],
            str(Label(row[4])),
            str(Label(row[5])) if row[5] else "",
            row[6] or "",
            people.get(row[7], ""),
            [str(Label(name)) for name in row[8] or ()],
            steps_down(row[9], above),
            *row[10:18],
            photo,
            row[18],
        )
    )


def _name_people(ids: Iterable[int], actor: Actor) -> dict[int, str]:
    if not ids:
        return {}
    return {person.pk: person.name for person in people_visible_to(actor).filter(pk__in=ids)}


def _companies(actor: Actor) -> QuerySet[Company, Any]:
    return companies_visible_to(actor).values("id", "name")


def _areas(actor: Actor) -> QuerySet[AssetArea, Any]:
    links = AssetArea.objects.filter(
        organization_id=actor.organization_id, area_id__in=areas_visible_to(actor).values("pk")
    )
    return links.values(of_asset=F("asset_id"), name=F("area__name"), link=F("pk"))
