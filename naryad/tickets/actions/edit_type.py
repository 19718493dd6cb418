"""How does a type of tickets change?"""

from datetime import datetime
from typing import Any

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.names import refuse_taken_label
from naryad.core.versions import refuse_stale
from naryad.history.recording import Change, compare, record
from naryad.tickets.actions.change_default import check_external_id, take_default
from naryad.tickets.input import TypeInput, check_type
from naryad.tickets.links import Held, check_links, describe_with_links, read_held, write_links
from naryad.tickets.locking import lock_row, lock_settings
from naryad.tickets.models import TicketType
from naryad.tickets.setting_nouns import DefaultTypeStays
from naryad.tickets.spans import write_span
from naryad.tickets.visibility_of_settings import ticket_types_visible_to


@transaction.atomic
def edit_type(
    type_id: int, new: TypeInput, *, seen_version: int | None, by: Actor, at: datetime
) -> int:
    """Stale when somebody saved since `seen_version`; DefaultTypeStays when the default would be
    given up without another one; Invalid."""
    by.require(Permission.EDIT_TICKET_SETTINGS)
    check_type(new)
    lock_settings(by.organization_id)
    row: TicketType = lock_row(ticket_types_visible_to(by), type_id)
    held = read_held(type_id, organization_id=by.organization_id)
    mine, current = _form_of(new), _form(row, held)
    if mine == current:
        return type_id
    refuse_stale(seen_version=seen_version, current_version=row.version, mine=mine, current=current)
    others = ticket_types_visible_to(by).exclude(pk=type_id)
    refuse_taken_label(others, new.name)
    check_external_id(others, new.external_id)
    check_links(new, held, by=by)
    if row.is_default and not new.is_default:
        raise DefaultTypeStays
    before = describe_with_links(row, by=by)
    passed_on = (
        take_default(others, "ticket_type", at=at) if new.is_default and not row.is_default else []
    )
    row.name, row.number_mask, row.close_minutes = new.name, new.number_mask, new.close_minutes
    row.has_all_areas, row.has_all_work_types = new.area_ids is None, new.work_type_ids is None
    row.is_default, row.external_id = new.is_default, new.external_id
    row.version += 1
    row.save()
    write_links(row, new, held)
    changes = compare(before, describe_with_links(row, by=by))
    edited = Change("ticket_type.edited", "ticket_type", type_id, changes)
    record([edited, *passed_on], by=by, at=at)
    return type_id


def _form(row: TicketType, held: Held) -> dict[str, Any]:
    return {
        "name": dict(row.name),
        "number_mask": row.number_mask,
        **_write_minutes(row.close_minutes),
        "areas": "all" if row.has_all_areas else "some",
        "area_ids": [] if row.has_all_areas else sorted(held.area_ids),
        "work_types": "all" if row.has_all_work_types else "some",
        "work_type_ids": [] if row.has_all_work_types else sorted(held.work_type_ids),
        "is_default": row.is_default,
        "external_id": row.external_id,
    }


def _form_of(new: TypeInput) -> dict[str, Any]:
    return {
        "name": dict(new.name),
        "number_mask": new.number_mask,
        **_write_minutes(new.close_minutes),
        "areas": "all" if new.area_ids is None else "some",
        "area_ids": sorted(new.area_ids or ()),
        "work_types": "all" if new.work_type_ids is None else "some",
        "work_type_ids": sorted(new.work_type_ids or ()),
        "is_default": new.is_default,
        "external_id": new.external_id,
    }


def _write_minutes(minutes: int | None) -> dict[str, str]:
    """As the form has them, field by field."""
    return write_span(None if minutes is None else minutes * 60, "close")
