"""What can a program read of types, stages, statuses and criticalities of tickets?

They are set up on pages, where life cycles are drawn and tried; programs read what there is.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse

from naryad.access.permissions import Permission
from naryad.api.answering import answer_one
from naryad.api.asking import ApiRequest
from naryad.api.naming import write_names
from naryad.api.operations import Noun
from naryad.api.paging import ItemOf, Listing, answer_list
from naryad.api.schemas.directories import (
    ColoredItem,
    CriticalityItem,
    EntryItem,
    StageItem,
    TicketTypeItem,
)
from naryad.api.schemas.shared import Page
from naryad.core.errors import NotVisible
from naryad.lists.directories.directory_list import list_directory
from naryad.tickets.in_force import cycles_in_force
from naryad.tickets.links import Held, read_held_of
from naryad.tickets.visibility_of_settings import (
    criticalities_visible_to,
    stages_visible_to,
    statuses_visible_to,
    ticket_types_visible_to,
)

TICKET_TYPES = Noun("ticket-types")
STAGES = Noun("stages")
STATUSES = Noun("statuses")
CRITICALITIES = Noun("criticalities")
_Write = Callable[[list[Any], ApiRequest], list[ItemOf]]


def _listing(
    noun: Noun,
    visible_to: Callable[..., QuerySet[Any]],
    schema: type[EntryItem],
    write: _Write,
    *flags: str,
) -> Listing:
    def make(ids: Sequence[int], request: ApiRequest) -> list[ItemOf]:
        rows = visible_to(request.actor, with_deleted=True).in_bulk(ids)
        return write([rows[each] for each in ids if each in rows], request)

    return Listing(
        noun.name,
        list_directory(
            noun.name, visible_to, edited_with=Permission.EDIT_TICKET_SETTINGS, flags=flags
        ),
        make,
        keys=tuple(schema.model_fields),
        for_customers=frozenset({"name"}),
    )


def _line(row: Any) -> ItemOf:
    return {
        "id": row.pk,
        "name": str(row.name),
        "names": write_names(row.name),
        "position": row.position,
        "deleted": row.deleted_at is not None,
        "version": row.version,
    }


def _write_types(rows: list[Any], request: ApiRequest) -> list[ItemOf]:
    owner = request.actor.organization_id
    ids = [row.pk for row in rows]
    published = cycles_in_force(ids, organization_id=owner)
    held = read_held_of(ids, organization_id=owner)
    return [
        {
            **_line(row),
            "default": row.is_default,
            "published": row.pk in published,
            **_office_of_type(row, held[row.pk], is_office=request.actor.is_employee),
        }
        for row in rows
    ]


def _office_of_type(row: Any, held: Held, *, is_office: bool) -> ItemOf:
    told = {
        "close_minutes": row.close_minutes,
        "number_mask": row.number_mask,
        "external_id": row.external_id,
        "areas": None if row.has_all_areas else sorted(held.area_ids),
        "work_types": None if row.has_all_work_types else sorted(held.work_type_ids),
    }
    return told if is_office else dict.fromkeys(told)


def _write_stages(rows: list[Any], _request: ApiRequest) -> list[ItemOf]:
    return [
        {
            **_line(row),
            "description": str(row.description),
            "descriptions": write_names(row.description),
            "color": row.color.lower(),
            "kind": row.kind.lower(),
            "effects": row.effects,
            "requirements": row.requirements,
        }
        for row in rows
    ]


def _write_statuses(rows: list[Any], _request: ApiRequest) -> list[ItemOf]:
    return [{**_line(row), "color": row.color.lower()} for row in rows]


def _write_criticalities(rows: list[Any], _request: ApiRequest) -> list[ItemOf]:
    return [{**_line(row), "color": row.color.lower(), "default": row.is_default} for row in rows]


def _open(noun: Noun, listing: Listing, item: Any, *, is_for_customers: bool = True) -> None:
    def demand(request: ApiRequest) -> None:
        if not is_for_customers and not request.actor.is_employee:
            raise NotVisible

    @noun.get("", "list", answers=Page[item], query=None)
    def list_(request: ApiRequest) -> HttpResponse:
        demand(request)
        return answer_list(request, listing)

    @noun.get("/{row:setting_id}", "one", answers=item, query=("deleted",))
    def one(request: ApiRequest, setting_id: int) -> HttpResponse:
        demand(request)
        return answer_one(request, listing, setting_id)


_open(
    TICKET_TYPES,
    _listing(TICKET_TYPES, ticket_types_visible_to, TicketTypeItem, _write_types, "is_default"),
    TicketTypeItem,
)
# A customer is told statuses; where the office stands is its own.
_open(
    STAGES,
    _listing(STAGES, stages_visible_to, StageItem, _write_stages),
    StageItem,
    is_for_customers=False,
)
_open(STATUSES, _listing(STATUSES, statuses_visible_to, ColoredItem, _write_statuses), ColoredItem)
_open(
    CRITICALITIES,
    _listing(
        CRITICALITIES, criticalities_visible_to, CriticalityItem, _write_criticalities, "is_default"
    ),
    CriticalityItem,
)
