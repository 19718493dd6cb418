"""How does a ticket come about?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.companies.models import Company
from naryad.core.errors import Invalid, Refusal
from naryad.core.outcomes import Outcome, done, refused
from naryad.history.recording import Change, record
from naryad.tickets.assigning import write_assignees
from naryad.tickets.codes import Branch
from naryad.tickets.crossing import settle
from naryad.tickets.following import follow_assets
from naryad.tickets.in_force import Start, starts_in_force
from naryad.tickets.models import Ticket
from naryad.tickets.number_masks import uses_company
from naryad.tickets.numbering import Wanted, take_numbers
from naryad.tickets.texts import keep_pictures, settle_texts
from naryad.tickets.ticket_checking import TicketSurroundings, survey_tickets
from naryad.tickets.ticket_columns import fill_ticket, settle_columns, values_of_ticket
from naryad.tickets.ticket_describing import describe_changes, read_names
from naryad.tickets.ticket_input import TicketInput
from naryad.tickets.ticket_locking import share_cycles, share_links
from naryad.tickets.timers import plan_first_timers


def create_tickets(
    inputs: Sequence[TicketInput],
    *,
    by: Actor,
    at: datetime,
    device_at: datetime | None = None,
) -> list[Outcome]:
    """An outcome for each, in order, with the id of the new ticket; Invalid names the fields. It
    begins where the life cycle of its type begins; company and address come from the object unless
    others are given, the deadline from the type. A customer asks for themselves."""
    by.require(Permission.ADD_TICKETS)
    return settle(lambda: _create(inputs, by=by, at=at, device_at=device_at))


def _create(
    inputs: Sequence[TicketInput], *, by: Actor, at: datetime, device_at: datetime | None
) -> list[Outcome]:
    share_links(by.organization_id)
    texts = settle_texts([_complete(new, by) for new in inputs], of={}, by=by, at=at)
    inputs, refusals = texts.inputs, dict(texts.refusals)
    around = survey_tickets(inputs, by=by)
    share_cycles(around.types)
    starts = starts_in_force(list(around.types), organization_id=by.organization_id)
    fresh: dict[int, Ticket] = {}
    for place, new in enumerate(inputs):
        if place in refusals:
            continue
        try:
            _refuse(new, around, by)
            fresh[place] = _make(new, around, starts, by=by, at=at)
        except Refusal as refusal:
            refusals[place] = refusal
    _refuse_twins(fresh, refusals)
    _give_numbers(list(fresh.values()), by=by)
    for ticket in fresh.values():
        settle_columns(ticket)
    Ticket.objects.bulk_create(fresh.values(), batch_size=1_000)
    shown = {fresh[place].pk: keys for place, keys in texts.pictures.items() if place in fresh}
    keep_pictures(shown, by=by, at=at)
    _write_around(fresh, inputs, starts, by=by, at=at, device_at=device_at)
    return [
        refused(None, refusals[place]) if place in refusals else done(fresh[place].pk)
        for place in range(len(inputs))
    ]


def _complete(new: TicketInput, by: Actor) -> TicketInput:
    if by.is_employee:
        return new
    # What only the office decides is not a customer's to hand in, whatever the form sends.
    return replace(
        new,
        requester_id=by.person_id,
        assignee_ids=frozenset(),
        number="",
        external_id="",
        contract_id=None,
        deadline=None,
        estimated_minutes=None,
        contacts=(),
    )


def _refuse(new: TicketInput, around: TicketSurroundings, by: Actor) -> None:
    own = {"requester_id": by.person_id}
    around.check(new, ticket=None, kept=own)
    if new.assignee_ids and not by.may(Permission.ASSIGN_TICKETS):
        raise Invalid({"assignee_ids": _("You may not assign tickets.")})


def _make(
    new: TicketInput,
    around: TicketSurroundings,
    starts: dict[int, Start],
    *,
    by: Actor,
    at: datetime,
) -> Ticket:
    assert new.type_id is not None
    start = starts[new.type_id]
    ticket = Ticket(
        organization_id=by.organization_id,
        type=around.types[new.type_id],
        stage_id=start.stage_id,
        status_id=start.status_id,
        branch=Branch.MAIN,
        author_id=by.person_id,
        source=new.source,
        created_at=at,
        entered_at=at,
        changed_at=at,
        # A second writing of the row would go into each of its indexes again.
        is_unassigned=not new.assignee_ids,
    )
    fill_ticket(ticket, new)
    _take_from_around(ticket, around, at)
    return ticket


def _take_from_around(ticket: Ticket, around: TicketSurroundings, at: datetime) -> None:
    asset = around.assets.get(ticket.asset_id or 0)
    if asset is not None:
        ticket.company_id = ticket.company_id or asset.company_id
        ticket.address = ticket.address or asset.address
        ticket.responsible_id = asset.responsible_id
    if ticket.criticality_id is None:
        ticket.criticality = around.default_criticality
    if ticket.deadline is None and ticket.type.close_minutes is not None:
        ticket.deadline = at + timedelta(minutes=ticket.type.close_minutes)


def _refuse_twins(fresh: dict[int, Ticket], refusals: dict[int, Refusal]) -> None:
    """Two of one set with one hand-typed number: the first has it."""
    for name in ("number", "external_id"):
        held: set[str] = set()
        for place, ticket in list(fresh.items()):
            value = getattr(ticket, name)
            if value and value in held:
                refusals[place] = Invalid({name: _("It stands twice among these tickets.")})
                del fresh[place]
            held.add(value)


def _give_numbers(tickets: list[Ticket], *, by: Actor) -> None:
    waiting = [ticket for ticket in tickets if not ticket.number]
    codes = _read_codes([each for each in waiting if uses_company(each.type.number_mask)], by=by)
    wanted = [
        Wanted(ticket.type.number_mask, by.today, codes.get(ticket.company_id or 0, ""))
        for ticket in waiting
    ]
    typed = {ticket.number for ticket in tickets} - {""}
    numbers = take_numbers(wanted, beside=typed, organization_id=by.organization_id)
    for ticket, number in zip(waiting, numbers, strict=True):
        ticket.number = number


def _read_codes(tickets: list[Ticket], *, by: Actor) -> dict[int, str]:
    ids = {ticket.company_id for ticket in tickets if ticket.company_id is not None}
    if not ids:
        return {}
    companies = Company.objects.filter(organization_id=by.organization_id, pk__in=ids)
    return dict(companies.values_list("pk", "code"))


def _write_around(
    fresh: dict[int, Ticket],
    inputs: Sequence[TicketInput],
    starts: dict[int, Start],
    *,
    by: Actor,
    at: datetime,
    device_at: datetime | None,
) -> None:
    tickets = list(fresh.values())
    assigned = {ticket.pk: inputs[place].assignee_ids for place, ticket in fresh.items()}
    follow_assets([ticket.pk for ticket in tickets], organization_id=by.organization_id)
    write_assignees(tickets, before={}, after=assigned, by=by, at=at)
    plan_first_timers(tickets, starts)
    held = {ticket.pk: _held(ticket, assigned[ticket.pk]) for ticket in tickets}
    names = read_names(held.values(), organization_id=by.organization_id)
    changes = [
        Change("ticket.created", "ticket", pk, describe_changes({}, values, names))
        for pk, values in held.items()
    ]
    record(changes, by=by, at=at, device_at=device_at)


def _held(ticket: Ticket, assignee_ids: frozenset[int]) -> dict[str, Any]:
    began = {"type_id": ticket.type_id, "stage_id": ticket.stage_id, "status_id": ticket.status_id}
    return {**values_of_ticket(ticket), **began, "assignee_ids": assignee_ids}
