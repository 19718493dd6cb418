"""How does what is kept about tickets change?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.bulk import write_rows
from naryad.core.errors import NotVisible, Refusal
from naryad.core.outcomes import Outcome, done, refused, same
from naryad.core.versions import refuse_stale
from naryad.history.recording import Change, record
from naryad.tickets.crossing import settle
from naryad.tickets.following import follow_assets
from naryad.tickets.in_force import cycles_in_force
from naryad.tickets.models import Ticket
from naryad.tickets.parents import hold_parents
from naryad.tickets.texts import keep_pictures, settle_texts
from naryad.tickets.ticket_checking import TicketSurroundings, survey_tickets
from naryad.tickets.ticket_columns import (
    EDITABLE,
    fill_ticket,
    settle_columns,
    values_of_ticket,
)
from naryad.tickets.ticket_describing import describe_changes, read_names
from naryad.tickets.ticket_input import TicketEdit, TicketInput
from naryad.tickets.ticket_locking import share_links, take_tickets
from naryad.tickets.timers import plan_timers

# What an UPDATE writes; foreign keys go by the name of their field.
_WRITTEN = (
    *(name.removesuffix("_id") if name != "external_id" else name for name in EDITABLE),
    "changed_at",
    "newest_key",
    "deadline_key",
    "changed_key",
    "search_text",
    "version",
)


@dataclass
class _Edited:
    tickets: dict[int, Ticket] = field(default_factory=dict)
    before: dict[int, dict[str, Any]] = field(default_factory=dict)
    after: dict[int, dict[str, Any]] = field(default_factory=dict)


def edit_tickets(edits: Sequence[TicketEdit], *, by: Actor, at: datetime) -> list[Outcome]:
    """An outcome for each, in order: Stale, Invalid and NotVisible stand in it. Stage and assignees
    have actions of their own. What was emptied stays empty: a number is never without."""
    by.require(Permission.EDIT_TICKETS)
    return settle(lambda: _edit(edits, by=by, at=at))


def _edit(edits: Sequence[TicketEdit], *, by: Actor, at: datetime) -> list[Outcome]:
    share_links(by.organization_id)
    if any("parent_id" in edit.fields and edit.input.parent_id is not None for edit in edits):
        hold_parents(by.organization_id)
    tickets = take_tickets([edit.id for edit in edits], by=by)
    kept = {pk: values_of_ticket(ticket) for pk, ticket in tickets.items()}
    edits = [_complete(edit, tickets.get(edit.id), kept) for edit in edits]
    texts = settle_texts(
        [_written(edit) for edit in edits],
        of={place: edit.id for place, edit in enumerate(edits)},
        by=by,
        at=at,
    )
    edits = [_settle(edit, new) for edit, new in zip(edits, texts.inputs, strict=True)]
    around = survey_tickets([edit.input for edit in edits], by=by)
    edited = _Edited()
    outcomes = [
        refused(edit.id, texts.refusals[place])
        if place in texts.refusals
        else _apply(edit, tickets.get(edit.id), around, edited, at=at)
        for place, edit in enumerate(edits)
    ]
    _write(edited, by=by, at=at)
    pictures = {edit.id: texts.pictures.get(place, ()) for place, edit in enumerate(edits)}
    rewritten = {ticket.pk: pictures[ticket.pk] for ticket in _where_changed(edited, "html")}
    keep_pictures(rewritten, by=by, at=at)
    return outcomes


def _complete(
    edit: TicketEdit, ticket: Ticket | None, kept: Mapping[int, dict[str, Any]]
) -> TicketEdit:
    """Fields that are not named stay as they are now; a number that was emptied too. A text that
    comes plain is plain from then on."""
    if ticket is None:
        return edit
    given = {name: getattr(edit.input, name) for name in edit.fields if name in EDITABLE}
    if not given.get("number", ""):
        given.pop("number", None)
    if "text" in given:
        given.setdefault("html", "")
    whole = TicketInput(**{**kept[edit.id], **given}, type_id=ticket.type_id)
    return replace(edit, input=whole)


def _written(edit: TicketEdit) -> TicketInput:
    """What is kept has been cut down already."""
    return edit.input if "html" in edit.fields else replace(edit.input, html="")


def _settle(edit: TicketEdit, new: TicketInput) -> TicketEdit:
    return replace(edit, input=new) if "html" in edit.fields else edit


def _apply(
    edit: TicketEdit,
    ticket: Ticket | None,
    around: TicketSurroundings,
    edited: _Edited,
    *,
    at: datetime,
) -> Outcome:
    if ticket is None:
        return refused(edit.id, NotVisible())
    current = values_of_ticket(ticket)
    mine = {name: getattr(edit.input, name) for name in EDITABLE}
    if mine == current:
        return same(edit.id)
    try:
        refuse_stale(
            seen_version=edit.seen_version,
            current_version=ticket.version,
            mine=_for_eyes(mine),
            current=_for_eyes(current, beside=mine),
        )
        around.check(edit.input, ticket=ticket, kept={**current, "type_id": ticket.type_id})
    except Refusal as refusal:
        return refused(edit.id, refusal)
    fill_ticket(ticket, edit.input)
    # The next of the set is judged by where this one stands now.
    around.above[ticket.pk] = ticket.parent_id
    ticket.changed_at = at
    ticket.version += 1
    settle_columns(ticket)
    edited.tickets[edit.id] = ticket
    edited.before[edit.id], edited.after[edit.id] = dict(current), mine
    return done(edit.id)


def _for_eyes(values: Mapping[str, Any], beside: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """A text as plain text; where another beside it says the same, that it looks otherwise."""
    shown = {name: value for name, value in values.items() if name != "html"}
    if beside is not None and beside["text"] == values["text"] and beside["html"] != values["html"]:
        shown["text"] += "\n" + _("(formatted in another way)")
    return shown


def _write(edited: _Edited, *, by: Actor, at: datetime) -> None:
    tickets = list(edited.tickets.values())
    write_rows(tickets, fields=_WRITTEN)
    _follow(edited, by)
    held = [*edited.before.values(), *edited.after.values()]
    names = read_names(held, organization_id=by.organization_id)
    changes = [
        Change("ticket.edited", "ticket", pk, describe_changes(edited.before[pk], after, names))
        for pk, after in edited.after.items()
    ]
    record(changes, by=by, at=at)


def _follow(edited: _Edited, by: Actor) -> None:
    """Areas follow another object, timers another deadline."""
    elsewhere = _where_changed(edited, "asset_id")
    follow_assets([ticket.pk for ticket in elsewhere], organization_id=by.organization_id)
    delayed = _where_changed(edited, "deadline")
    types = {ticket.type_id for ticket in delayed}
    plan_timers(delayed, cycles_in_force(types, organization_id=by.organization_id))


def _where_changed(edited: _Edited, name: str) -> list[Ticket]:
    return [
        ticket
        for pk, ticket in edited.tickets.items()
        if edited.before[pk][name] != edited.after[pk][name]
    ]
