"""What does the timeline of a ticket show: changes, moves and messages in one order?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.core.ids import read_id
from naryad.files.visibility import nameable_files
from naryad.lists.timeline import read_timeline
from naryad.tickets.codes import Side
from naryad.tickets.conversations import count_unread, messages_visible_to
from naryad.tickets.taking_part import Known, read_by
from naryad.web.office.happenings import tell_one

if TYPE_CHECKING:
    from naryad.files.models import File
    from naryad.history.models import Event
    from naryad.tickets.models import TicketMessage

SHOWS = ("all", "customer", "team", "changes", "files")
_SIDES = {"customer": Side.CUSTOMER, "team": Side.TEAM}
_WRITTEN = "ticket.message_written"
_FILES = tuple(
    f"ticket.{verb}" for verb in ("file_attached", "file_edited", "file_deleted", "file_restored")
)
_PAGE = 50


@dataclass(frozen=True)
class Feed:
    """`entries`, newest first: {"message": …} or {"happening": …, "file": …}. `older`: where the
    next page begins. `read_by`: message → who has read it."""

    show: str
    entries: list[dict[str, Any]]
    older: int | None
    is_first: bool
    unread: dict[str, int]
    read_by: dict[int, Known]

    def last(self, side: str) -> int:
        """The newest message of the side that stands here."""
        messages = [each["message"] for each in self.entries if "message" in each]
        return max((each.pk for each in messages if each.side == side), default=0)

    def chips(self) -> list[dict[str, Any]]:
        names = (_("All"), _("Customer"), _("Team"), _("Changes"), _("Files"))
        counts = (0, self.unread.get(Side.CUSTOMER, 0), self.unread.get(Side.TEAM, 0), 0, 0)
        return [
            {"show": show, "label": name, "count": count, "current": show == self.show}
            for show, name, count in zip(SHOWS, names, counts, strict=True)
        ]


def read_feed(actor: Actor, ticket_id: int, *, show: str, before: str) -> Feed:
    show = show if show in SHOWS else "all"
    before_id = read_id(before)
    side = _SIDES.get(show)
    if side is None:
        events = read_timeline(
            "ticket",
            ticket_id,
            actor=actor,
            before_id=before_id,
            most=_PAGE + 1,
            without=(_WRITTEN,) if show == "changes" else (),
            only=_FILES if show == "files" else (),
        )
        rows: list[Any] = events
        entries = _join(events[:_PAGE], actor)
    else:
        rows = _read_side(actor, ticket_id, side, before_id)
        entries = [{"message": row} for row in rows[:_PAGE]]
    return Feed(
        show=show,
        entries=entries,
        older=rows[_PAGE - 1].pk if len(rows) > _PAGE else None,
        is_first=before_id is None,
        unread=count_unread(actor, [ticket_id]).get(ticket_id, {}),
        read_by=read_by(actor, [each["message"] for each in entries if "message" in each]),
    )


def _read_side(
    actor: Actor, ticket_id: int, side: Side, before_id: int | None
) -> "list[TicketMessage]":
    messages = messages_visible_to(actor, with_deleted=True).filter(ticket_id=ticket_id, side=side)
    if before_id is not None:
        messages = messages.filter(pk__lt=before_id)
    return list(messages.select_related("author").order_by("-pk")[: _PAGE + 1])


def _join(events: "Sequence[Event]", actor: Actor) -> list[dict[str, Any]]:
    """Where history tells of a message, the message itself stands."""
    ids = {event.pk: _message_of(event) for event in events if event.kind == _WRITTEN}
    seen = messages_visible_to(actor, with_deleted=True).select_related("author")
    messages = seen.in_bulk(list(ids.values())) if ids else {}
    files = _read_files(events, actor)
    return [
        {"message": messages[ids[event.pk]]}
        if ids.get(event.pk) in messages
        else {"happening": tell_one(event), "file": files.get(_file_of(event))}
        for event in events
    ]


def _read_files(events: "Iterable[Event]", actor: Actor) -> "dict[int, File]":
    """Those that came and are still there, by id."""
    ids = {_file_of(event) for event in events} - {0}
    return nameable_files(actor).filter(deleted_at=None).in_bulk(list(ids)) if ids else {}


def _file_of(event: "Event") -> int:
    coming = event.changes["file"]["new"] if event.kind in _FILES else None
    return int(coming["id"]) if coming else 0


def _message_of(event: "Event") -> int:
    return int(event.changes["message"]["new"]["id"])
