"""Why did somebody get this, or not?"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.access.kind import Kind
from naryad.history.models import Event, FeedCursor
from naryad.notifications.actions.tell_of_events import READER
from naryad.notifications.codes import TO_READERS, Fate
from naryad.notifications.models import Notice
from naryad.notifications.rules import BY_CODE
from naryad.people.models import Person
from naryad.tickets.codes import Side
from naryad.tickets.models import Ticket

MOST = 30
_KINDS: dict[str, str | Promise] = {
    "ticket.created": _("Created"),
    "ticket.assigned": _("Assignees changed"),
    "ticket.edited": _("Edited"),
    "ticket.message_written": _("Message written"),
    "ticket.due_soon": _("Deadline is near"),
    "ticket.overdue": _("Deadline has passed"),
    "ticket.archived": _("Put into the archive"),
    "ticket.unarchived": _("Taken out of the archive"),
    "ticket.deleted": _("Deleted"),
    "ticket.restored": _("Restored"),
}
_NOT_NAMED = _("No rule names this person for it.")
_NOT_NAMED_YOURSELF = _("You are not told of this.")
_PENDING = _("Is just being looked at.")


@dataclass(frozen=True)
class Told:
    """One event, and what came of it for one person; without a rule only `because`."""

    at: datetime
    what: str | Promise
    rule: str | Promise = ""
    bell: Fate | None = None
    mail: Fate | None = None
    push: Fate | None = None
    mailed_at: datetime | None = None
    read_at: datetime | None = None
    because: str | Promise = ""
    is_for_reader: bool = False

    def say(self, fate: Fate) -> str | Promise:
        """Whoever reads about themselves is spoken to."""
        return TO_READERS.get(fate, fate.label) if self.is_for_reader else fate.label


def explain_telling(ticket_id: int, person: Person, *, is_reader: bool = False) -> list[Told]:
    """Of the last events, the newest first, in three queries. To a customer without what only the
    team knows has happened. The caller has shown that the ticket is the reader's to see, for what
    somebody else was told, too. `is_reader`: it is the person who reads it."""
    owned = {"organization_id": person.organization_id}
    rows = Notice.objects.filter(**owned, ticket_id=ticket_id, person=person)
    known = rows.select_related("event", "letter").order_by("-event_id")[:MOST]
    told = {each.event_id: each for each in known}
    events = Event.objects.filter(**owned, subject="ticket", subject_id=ticket_id)
    cursor = FeedCursor.objects.filter(reader=READER).first()
    return [
        _tell(event, told.get(event.pk), cursor, person.kind, is_reader)
        for event in events.order_by("-pk")[:MOST]
        if event.pk in told or person.kind == Kind.EMPLOYEE or _is_for_customers(event)
    ]


def _is_for_customers(event: Event) -> bool:
    message = (event.changes.get("message") or {}).get("new") or {}
    is_read = message.get("name") == f"SIDE_{Side.CUSTOMER}"
    return is_read or event.kind == "ticket.created" or "status_id" in event.changes


def _tell(
    event: Event, notice: Notice | None, cursor: FeedCursor | None, kind: str, is_reader: bool
) -> Told:
    what = _KINDS.get(event.kind, _("Moved on"))
    if notice is None or notice.rule not in BY_CODE:
        nobody = _NOT_NAMED_YOURSELF if is_reader else _NOT_NAMED
        return Told(event.at, what, because=_PENDING if _is_ahead(event, cursor) else nobody)
    return Told(
        event.at,
        what,
        BY_CODE[notice.rule].words(kind)[0],
        Fate(notice.bell),
        Fate(notice.mail),
        Fate(notice.push),
        notice.letter.accepted_at if notice.letter else None,
        notice.read_at,
        is_for_reader=is_reader,
    )


def _is_ahead(event: Event, cursor: FeedCursor | None) -> bool:
    if cursor is None:
        return True
    place = (cursor.generation, cursor.transaction, cursor.event_id)
    return (event.generation, event.transaction, event.pk) > place


def people_of_notices(ticket: Ticket) -> QuerySet[Notice, int]:
    """Ids of those whom a rule has named for the ticket."""
    rows = Notice.objects.filter(organization_id=ticket.organization_id, ticket=ticket)
    return rows.values_list("person_id", flat=True)
