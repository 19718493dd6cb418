"""How does somebody join the conversations of a ticket, and leave them?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import Invalid, NotPermitted, NotVisible
from naryad.history.recording import Change, record
from naryad.people.acting import act_with
from naryad.people.holding import holdings_of
from naryad.people.models import Person
from naryad.people.visibility import people_visible_to
from naryad.tickets.models import Ticket, TicketParticipant
from naryad.tickets.ticket_locking import take_tickets
from naryad.tickets.visibility import tickets_visible_to

MOST_AT_ONCE = 50


@dataclass(frozen=True)
class Participation:
    """`add` and `remove`: people. Whoever is there already may be added again, and the other way
    round; whom the actor does not see is left as it is."""

    ticket_id: int
    add: frozenset[int] = frozenset()
    remove: frozenset[int] = frozenset()


@transaction.atomic
def change_participants(given: Participation, *, by: Actor, at: datetime) -> int:
    """Everybody of the office for themselves; others only whoever edits tickets. It opens nothing
    to anybody: Invalid names those who do not see the ticket. Neither its version nor its place in
    the lists changes."""
    by.require_own_eyes()
    if not by.is_employee or by.person_id is None:
        raise NotPermitted
    if not given.add | given.remove <= {by.person_id}:
        by.require(Permission.EDIT_TICKETS)
    ticket = take_tickets([given.ticket_id], by=by).get(given.ticket_id)
    if ticket is None:
        raise NotVisible
    rows = TicketParticipant.objects.filter(organization_id=by.organization_id, ticket_id=ticket.pk)
    before = set(rows.values_list("person_id", flat=True))
    coming = given.add - before
    _check(coming, ticket, by=by, at=at)
    seen = people_visible_to(by, with_deleted=True).filter(pk__in=given.remove & before)
    going = set(seen.values_list("pk", flat=True)) - given.add
    rows.filter(person_id__in=going).delete()
    TicketParticipant.objects.bulk_create(
        TicketParticipant(
            organization_id=by.organization_id, ticket=ticket, person_id=person_id, at=at
        )
        for person_id in sorted(coming)
    )
    _record(ticket, before, (before - going) | coming, by=by, at=at)
    return ticket.pk


def _check(coming: Collection[int], ticket: Ticket, *, by: Actor, at: datetime) -> None:
    if len(coming) > MOST_AT_ONCE:
        said = gettext("At most %(most)s people.") % {"most": MOST_AT_ONCE}
        raise Invalid({"person_ids": said})
    people = people_visible_to(by).select_related("organization").in_bulk(list(coming))
    if set(people) != set(coming):
        raise Invalid({"person_ids": gettext("Choose from the list.")})
    blind = _find_blind(people, ticket, at=at)
    if blind:
        said = gettext("They do not see the ticket: %(names)s.") % {"names": ", ".join(blind)}
        raise Invalid({"person_ids": said})


def _find_blind(people: dict[int, Person], ticket: Ticket, *, at: datetime) -> list[str]:
    """What somebody sees is a question about that one person, so there is a query for each."""
    holdings = holdings_of(list(people), organization_id=ticket.organization_id)
    return [
        person.name
        for pk, person in people.items()
        if person.is_banned(at=at)
        or not tickets_visible_to(act_with(person, holdings[pk], at=at))
        .filter(pk=ticket.pk)
        .exists()
    ]


def _record(ticket: Ticket, before: set[int], after: set[int], *, by: Actor, at: datetime) -> None:
    if before == after:
        return
    old, new = ([{"id": each} for each in sorted(ids)] for ids in (before, after))
    changes = {"participant_ids": {"old": old, "new": new}}
    record([Change("ticket.participants_changed", "ticket", ticket.pk, changes)], by=by, at=at)
