"""How does somebody put tickets away, and take them out again?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.bulk import write_rows
from naryad.core.errors import NotVisible, Refusal
from naryad.core.outcomes import Outcome, done, refused, same
from naryad.history.recording import Change, record
from naryad.tickets.archiving import LAID, lay
from naryad.tickets.models import Ticket
from naryad.tickets.ticket_locking import take_tickets


class NotClosed(Refusal):
    message = _("Only closed tickets go to the archive.")


@transaction.atomic
def archive_tickets(ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
    """Closed ones. An outcome for each, in order: NotClosed and NotVisible stand in it."""
    by.require(Permission.ARCHIVE_TICKETS)
    return _turn(ids, at, "ticket.archived", by=by, at=at)


@transaction.atomic
def unarchive_tickets(ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
    """Back to the lists, still closed; the time after which they are put away begins anew."""
    by.require(Permission.ARCHIVE_TICKETS)
    return _turn(ids, None, "ticket.unarchived", by=by, at=at)


def _turn(
    ids: Sequence[int], archived_at: datetime | None, kind: str, *, by: Actor, at: datetime
) -> list[Outcome]:
    tickets = take_tickets(ids, by=by)
    turned = {
        pk: ticket
        for pk, ticket in tickets.items()
        if ticket.closed_at is not None and (ticket.archived_at is None) != (archived_at is None)
    }
    lay(list(turned.values()), archived_at, at=at)
    write_rows(list(turned.values()), fields=LAID)
    record([Change(kind, "ticket", pk) for pk in sorted(turned)], by=by, at=at)
    return [
        done(pk) if pk in turned else _say_no(pk, tickets.get(pk), archived_at is not None)
        for pk in ids
    ]


def _say_no(pk: int, ticket: Ticket | None, is_to_archive: bool) -> Outcome:
    if ticket is None:
        return refused(pk, NotVisible())
    if is_to_archive and ticket.closed_at is None:
        return refused(pk, NotClosed())
    return same(pk)
