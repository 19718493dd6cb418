"""In which words is somebody told, with nothing that they may not see?

The words are made anew for each reader at each reading: a notice itself holds none.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.core.labels import Label
from naryad.notifications.intake_words import say_intake
from naryad.notifications.models import Notice
from naryad.notifications.rules import BY_CODE
from naryad.notifications.said import Said, unseen
from naryad.notifications.topics import ids_of
from naryad.people.models import Person
from naryad.tickets.conversations import messages_visible_to
from naryad.tickets.models import Ticket, TicketMessage
from naryad.tickets.visibility import tickets_visible_to

LONGEST_QUOTE = 300
_ICONS = {
    "ASSIGNED": "user-check",
    "REMOVED": "user-x",
    "CREATED": "plus",
    "MESSAGE": "message",
    "TEAM": "users",
    "CLOSED": "circle-check",
    "STATUS": "arrow-right",
    "MOVED": "arrow-right",
    "DUE_SOON": "clock",
    "OVERDUE": "alert-triangle",
}
_HEADS: Mapping[str, str | Promise] = {
    "ASSIGNED": gettext_lazy("Assigned to you"),
    "REMOVED": gettext_lazy("Taken from you"),
    "CREATED": gettext_lazy("A customer asks"),
    "TEAM": gettext_lazy("Message to the team"),
    "CLOSED": gettext_lazy("Closed"),
}


def say_all(notices: Sequence[Notice], *, actor: Actor) -> list[Said]:
    """In their order, in a fixed number of queries. Each comes with its event and its actor."""
    ids = ids_of("ticket", (each.topic for each in notices))
    tickets = tickets_visible_to(actor).in_bulk(ids) if ids else {}
    named = [_message_id(each) for each in notices if each.rule in ("MESSAGE", "TEAM")]
    messages = messages_visible_to(actor).in_bulk([each for each in named if each]) if named else {}
    rest = say_intake([each for each in notices if each.ticket_id is None], actor=actor)
    return [
        rest[each.pk] if each.pk in rest else _say(each, tickets, messages, actor)
        for each in notices
    ]


def _say(
    notice: Notice,
    tickets: Mapping[int, Ticket],
    messages: Mapping[int, TicketMessage],
    actor: Actor,
) -> Said:
    ticket, rule = tickets.get(notice.ticket_id or 0), BY_CODE.get(notice.rule)
    if ticket is None or rule is None or actor.kind not in rule.kinds:
        return unseen(notice)
    message = messages.get(_message_id(notice) or 0)
    return Said(
        notice,
        ticket,
        _ICONS[notice.rule],
        _head(notice, actor),
        _shorten(message.text if message else _comment(notice, actor)),
        str(notice.event.actor or "") if actor.is_employee else "",
    )


def _head(notice: Notice, actor: Actor) -> str:
    if notice.rule == "STATUS":
        return _("Status: %(status)s") % {"status": _name(notice, "status_id", "new")}
    if notice.rule == "MOVED":
        names = [_name(notice, "stage_id", side) for side in ("old", "new")]
        return " → ".join(filter(None, names))
    if notice.rule in ("DUE_SOON", "OVERDUE"):
        said = {"moment": say_deadline(notice)}
        is_over = notice.rule == "OVERDUE"
        return (_("Overdue since %(moment)s") if is_over else _("Due %(moment)s")) % said
    if notice.rule == "MESSAGE":
        return _head_of_message(notice, actor)
    return str(_HEADS[notice.rule])


def _head_of_message(notice: Notice, actor: Actor) -> str:
    if not actor.is_employee:
        return _("New message")
    author = notice.event.actor
    is_of_customer = isinstance(author, Person) and author.kind == Kind.CUSTOMER
    return _("Message from the customer") if is_of_customer else _("Message to the customer")


def say_deadline(notice: Notice) -> str:
    """By the clock of the reader."""
    value = (notice.event.changes.get("deadline") or {}).get("new")
    if not isinstance(value, str):
        return ""
    moment = timezone.localtime(datetime.fromisoformat(value))
    return f"{format_date(moment, 'j E').replace(' ', chr(160))} {moment:%H:%M}"


def _comment(notice: Notice, actor: Actor) -> str:
    """Of a move, which is for the team."""
    is_move = notice.rule in ("MOVED", "CLOSED")
    change = notice.event.changes.get("comment") if is_move and actor.is_employee else None
    return str(change.get("new") or "") if isinstance(change, dict) else ""


def _name(notice: Notice, field: str, side: str) -> str:
    value = (notice.event.changes.get(field) or {}).get(side) or {}
    return say_label(value.get("name"))


def say_label(name: Any) -> str:
    return str(Label(name)) if isinstance(name, dict) else str(name or "")


def _message_id(notice: Notice) -> int | None:
    value = (notice.event.changes.get("message") or {}).get("new") or {}
    found = value.get("id")
    return found if isinstance(found, int) else None


def _shorten(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST_QUOTE else f"{plain[:LONGEST_QUOTE]}…"


def in_order(said: Iterable[Said]) -> list[tuple[Ticket, list[Said]]]:
    """By ticket, as they come; without what is not seen."""
    found: dict[int, tuple[Ticket, list[Said]]] = {}
    for each in said:
        if each.ticket is not None:
            found.setdefault(each.ticket.pk, (each.ticket, []))[1].append(each)
    return list(found.values())
