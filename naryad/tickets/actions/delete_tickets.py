"""How do tickets leave the lists, and come back?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import NotVisible, Refusal
from naryad.core.outcomes import Outcome, done, refused
from naryad.history.recording import Change, record
from naryad.tickets.crossing import settle
from naryad.tickets.in_force import cycles_in_force
from naryad.tickets.models import Ticket
from naryad.tickets.ticket_locking import take_tickets
from naryad.tickets.timers import plan_timers


class ExternalIdTaken(Refusal):
    message = _("Another ticket has the external id “%(value)s” by now.")


@transaction.atomic
def delete_tickets(ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
    """In whatever stage. Their numbers stay taken for ever, and nothing moves them by time."""
    by.require(Permission.DELETE_TICKETS)
    tickets = take_tickets(ids, by=by)
    return _turn(ids, tickets, at, "ticket.deleted", by=by, at=at)


def restore_tickets(ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
    """Where they were; what became due meanwhile happens now."""
    by.require(Permission.DELETE_TICKETS)
    return settle(lambda: _restore(ids, by=by, at=at))


def _restore(ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
    tickets = take_tickets(ids, by=by, is_deleted=True)
    refusals = _find_twins(tickets, by=by)
    back = {pk: ticket for pk, ticket in tickets.items() if pk not in refusals}
    outcomes = _turn(ids, back, None, "ticket.restored", by=by, at=at)
    return [
        refused(pk, refusals[pk]) if pk in refusals else outcome
        for pk, outcome in zip(ids, outcomes, strict=True)
    ]


def _find_twins(tickets: dict[int, Ticket], *, by: Actor) -> dict[int, Refusal]:
    """Those whose external id a living ticket bears, or another of them."""
    ids = {ticket.external_id for ticket in tickets.values()} - {""}
    living = Ticket.objects.filter(
        organization_id=by.organization_id, deleted_at=None, external_id__in=ids
    )
    taken = set(living.values_list("external_id", flat=True)) if ids else set()
    refusals: dict[int, Refusal] = {}
    for pk, ticket in tickets.items():
        if ticket.external_id in taken:
            refusals[pk] = ExternalIdTaken(value=ticket.external_id)
        elif ticket.external_id:
            taken.add(ticket.external_id)
    return refusals


def _turn(
    ids: Sequence[int],
    tickets: dict[int, Ticket],
    deleted_at: datetime | None,
    kind: str,
    *,
    by: Actor,
    at: datetime,
) -> list[Outcome]:
    rows = Ticket.objects.filter(organization_id=by.organization_id, pk__in=list(tickets))
    rows.update(deleted_at=deleted_at, version=F("version") + 1)
    for ticket in tickets.values():
        ticket.deleted_at = deleted_at
    types = {ticket.type_id for ticket in tickets.values()}
    plan_timers(list(tickets.values()), cycles_in_force(types, organization_id=by.organization_id))
    record([Change(kind, "ticket", pk) for pk in sorted(tickets)], by=by, at=at)
    return [done(pk) if pk in tickets else refused(pk, NotVisible()) for pk in ids]
