"""How is something written about a ticket?"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from naryad.access.actor import Actor
from naryad.core.bulk import write_rows
from naryad.core.errors import Invalid, NotPermitted, NotVisible, Refusal
from naryad.core.outcomes import Outcome, done, refused, same
from naryad.core.requests import KeyReused
from naryad.history.recording import Change, record
from naryad.tickets.codes import Side
from naryad.tickets.models import LONGEST_MESSAGE, Ticket, TicketMessage
from naryad.tickets.ticket_columns import settle_columns
from naryad.tickets.ticket_locking import take_tickets

_TOUCHED = ("changed_at", "archived_at", "newest_key", "deadline_key", "changed_key", "search_text")
_LONGEST_KEY = 64
Known = dict[tuple[int, str], TicketMessage]


@dataclass(frozen=True)
class NewMessage:
    """`key`: the sender's own name for it, the same when it is sent again."""

    ticket_id: int
    side: str
    text: str
    key: str = ""


@transaction.atomic
def write_messages(
    messages: Sequence[NewMessage],
    *,
    by: Actor,
    at: datetime,
    device_at: datetime | None = None,
) -> list[Outcome]:
    """An outcome for each, in order, with the id of the message: what was sent before is the same.
    Whoever sees a ticket may write about it, customers to the customers' side alone; a closed one
    too, and what a customer writes brings it back from the archive, so that it is read. The version
    of the ticket stays, so that nobody's form is stale for it."""
    by.require_own_eyes()
    tickets = take_tickets([each.ticket_id for each in messages], by=by)
    writing = _Writing(by, at, device_at, tickets, _read_known(messages, by))
    decided = [writing.decide(each) for each in messages]
    _write(writing)
    return [
        _say(each, message, writing.new) for each, message in zip(messages, decided, strict=True)
    ]


@dataclass
class _Writing:
    """A set of messages, as far as it has come."""

    by: Actor
    at: datetime
    device_at: datetime | None
    tickets: dict[int, Ticket]
    known: Known
    new: list[TicketMessage] = field(default_factory=list)

    def decide(self, each: NewMessage) -> TicketMessage | Refusal:
        try:
            return self._take(each)
        except Refusal as refusal:
            return refusal

    def _take(self, each: NewMessage) -> TicketMessage:
        if each.ticket_id not in self.tickets:
            raise NotVisible
        if each.side == Side.TEAM and not self.by.is_employee:
            raise NotPermitted
        text = each.text.replace("\r\n", "\n").replace("\x00", "").strip()
        _check(each, text)
        twin = self.known.get((each.ticket_id, each.key)) if each.key else None
        if twin is None:
            return self._add(each, text)
        if (twin.side, twin.text, twin.author_id) != (each.side, text, self.by.person_id):
            raise KeyReused
        return twin

    def _add(self, each: NewMessage, text: str) -> TicketMessage:
        message = TicketMessage(
            organization_id=self.by.organization_id,
            ticket=self.tickets[each.ticket_id],
            side=each.side,
            author_id=self.by.person_id,
            text=text,
            at=self.at,
            device_at=self.device_at,
            key=each.key,
        )
        self.known[(each.ticket_id, each.key)] = message
        self.new.append(message)
        return message


def _read_known(messages: Sequence[NewMessage], by: Actor) -> Known:
    """What has come already by these keys; the tickets are locked, so nothing joins meanwhile."""
    keys = {each.key for each in messages} - {""}
    rows = TicketMessage.objects.filter(
        organization_id=by.organization_id,
        ticket_id__in={each.ticket_id for each in messages},
        key__in=keys,
    )
    return {(row.ticket_id, row.key): row for row in rows} if keys else {}


def _check(each: NewMessage, text: str) -> None:
    errors = {}
    if each.side not in Side.values:
        errors["side"] = gettext("Choose from the list.")
    if not text:
        errors["text"] = gettext("Write something first.")
    elif len(text) > LONGEST_MESSAGE:
        errors["text"] = gettext("At most %(most)s characters.") % {"most": LONGEST_MESSAGE}
    if len(each.key) > _LONGEST_KEY:
        errors["key"] = gettext("At most %(most)s characters.") % {"most": _LONGEST_KEY}
    if errors:
        raise Invalid(errors)


def _write(writing: _Writing) -> None:
    new, tickets = writing.new, writing.tickets
    touched = [tickets[pk] for pk in sorted({message.ticket_id for message in new})]
    taken_out = [each for each in touched if each.archived_at and not writing.by.is_employee]
    for ticket in taken_out:
        ticket.archived_at = None
    for ticket in touched:
        ticket.changed_at = writing.at
        settle_columns(ticket)
    write_rows(touched, fields=_TOUCHED)
    TicketMessage.objects.bulk_create(new, batch_size=2_000)
    changes = [
        # That something was written and to whom; what, only the message itself says.
        Change(
            "ticket.message_written",
            "ticket",
            message.ticket_id,
            {"message": {"old": None, "new": {"id": message.pk, "name": f"SIDE_{message.side}"}}},
        )
        for message in new
    ]
    changes += [Change("ticket.unarchived", "ticket", ticket.pk) for ticket in taken_out]
    record(changes, by=writing.by, at=writing.at, device_at=writing.device_at)


def _say(each: NewMessage, message: TicketMessage | Refusal, new: list[TicketMessage]) -> Outcome:
    if isinstance(message, Refusal):
        return refused(each.ticket_id, message)
    return done(message.pk) if message in new else same(message.pk)
