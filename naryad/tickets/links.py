"""Which areas and work types does a type have, and how do they change?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from naryad.access.actor import Actor
from naryad.areas.visibility import areas_visible_to
from naryad.catalog.visibility import work_types_visible_to
from naryad.core.errors import Invalid
from naryad.tickets.describing import describe_type, name_all
from naryad.tickets.input import TypeInput
from naryad.tickets.models import TicketType, TypeArea, TypeWorkType


@dataclass(frozen=True)
class Held:
    area_ids: frozenset[int] = frozenset()
    work_type_ids: frozenset[int] = frozenset()


def read_held(type_id: int, *, organization_id: int) -> Held:
    return read_held_of([type_id], organization_id=organization_id)[type_id]


def read_held_of(type_ids: Collection[int], *, organization_id: int) -> dict[int, Held]:
    """Type → what it has, in two queries."""
    where = {"organization_id": organization_id, "type_id__in": type_ids}
    areas = list(TypeArea.objects.filter(**where).values_list("type_id", "area_id"))
    work_types = list(TypeWorkType.objects.filter(**where).values_list("type_id", "work_type_id"))
    return {
        type_id: Held(
            frozenset(each for of, each in areas if of == type_id),
            frozenset(each for of, each in work_types if of == type_id),
        )
        for type_id in type_ids
    }


def check_links(new: TypeInput, held: Held, *, by: Actor) -> None:
    """Invalid where something is named that is not there; what the type has already may stay."""
    wrong = {}
    for field, visible in _seen(by).items():
        given = getattr(new, field) or frozenset()
        fresh = given - getattr(held, field)
        if visible.filter(pk__in=fresh).count() != len(fresh):
            wrong[field] = gettext("Choose from the list.")
    if wrong:
        raise Invalid(wrong)


def write_links(row: TicketType, new: TypeInput, held: Held) -> None:
    tables: tuple[tuple[Any, str, str], ...] = (
        (TypeArea, "area_id", "area_ids"),
        (TypeWorkType, "work_type_id", "work_type_ids"),
    )
    for table, column, field in tables:
        wanted = getattr(new, field) or frozenset()
        rows = table.objects.filter(organization_id=row.organization_id, type_id=row.pk)
        rows.exclude(**{f"{column}__in": wanted}).delete()
        table.objects.bulk_create(
            table(organization_id=row.organization_id, type_id=row.pk, **{column: each})
            for each in sorted(wanted - getattr(held, field))
        )


def describe_with_links(row: TicketType, *, by: Actor) -> dict[str, Any]:
    """For history: with the names of now, as far as the actor sees."""
    held = read_held(row.pk, organization_id=row.organization_id)
    named: Mapping[str, list[dict[str, Any]]] = {
        field: _name(visible, getattr(held, field)) for field, visible in _seen(by).items()
    }
    return describe_type(row, areas=named["area_ids"], work_types=named["work_type_ids"])


def _seen(by: Actor) -> dict[str, Any]:
    return {"area_ids": areas_visible_to(by), "work_type_ids": work_types_visible_to(by)}


def _name(visible: Any, ids: Collection[int]) -> list[dict[str, Any]]:
    found = visible.filter(pk__in=ids).values_list("pk", "name")
    return name_all(ids, dict(found))
