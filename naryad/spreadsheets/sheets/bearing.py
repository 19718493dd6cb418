"""On which companies, areas and objects does something living hang?

What would go along with them, or be left without, is somebody's work: an undo leaves them.
"""

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Now

from naryad.assets.models import Asset, AssetArea
from naryad.companies.models import Company
from naryad.contracts.models import Contract
from naryad.people.models import Employment, PersonArea
from naryad.tickets.models import Ticket, TypeArea


def companies_in_use(ids: Collection[int], organization_id: int) -> set[int]:
    current = Q(till=None) | Q(till__gte=Now())
    return _named(
        ids,
        organization_id,
        (Employment.objects.filter(current, is_living=True), "company_id"),
        (Asset.objects.filter(is_living=True), "own_company_id"),
        (Contract.objects.filter(deleted_at=None), "company_id"),
        (Ticket.objects.filter(is_living=True), "company_id"),
        (Company.objects.filter(deleted_at=None), "parent_id"),
    )


def areas_in_use(ids: Collection[int], organization_id: int) -> set[int]:
    return _named(
        ids,
        organization_id,
        (PersonArea.objects.filter(is_living=True), "area_id"),
        (AssetArea.objects.filter(is_living=True, is_own=True), "area_id"),
        (TypeArea.objects.all(), "area_id"),
    )


def assets_with_others_below(ids: Collection[int], organization_id: int) -> set[int]:
    """Not those under which only others of `ids` stand."""
    asked = set(ids)
    below = Asset.objects.filter(
        organization_id=organization_id, above__overlap=list(asked), is_living=True
    )
    others = below.exclude(pk__in=asked).values_list("above", flat=True)
    return {each for above in others for each in above} & asked


def _named(
    ids: Collection[int], organization_id: int, *uses: tuple[QuerySet[Any], str]
) -> set[int]:
    """In one query."""
    first, *others = (
        rows.filter(organization_id=organization_id, **{f"{column}__in": ids})
        .order_by()
        .values_list(column, flat=True)
        for rows, column in uses
    )
    return set(first.union(*others))
