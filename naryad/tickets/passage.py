"""Through which stages has a ticket come?"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from naryad.core.labels import Label
from naryad.history.models import Event
from naryad.tickets.models import Ticket

_UNDONE = "ticket.move_undone"
_KINDS = (
    "ticket.created",
    "ticket.edited",
    "ticket.moved",
    "ticket.moved_by_time",
    "ticket.type_changed",
    _UNDONE,
)


@dataclass(frozen=True)
class Passed:
    """By the name that the stage bore then."""

    name: Label
    at: datetime


def stages_passed(ticket: Ticket) -> list[Passed]:
    """From the first one to the present one; a move that was taken back led nowhere. The caller has
    shown that the reader sees the ticket."""
    events = Event.objects.filter(
        organization_id=ticket.organization_id,
        subject="ticket",
        subject_id=ticket.pk,
        kind__in=_KINDS,
        changes__has_key="stage_id",
    )
    rows = events.order_by("pk").values_list("kind", "changes__stage_id__new", "at")
    passed: list[Passed] = []
    for kind, value, at in rows:
        if kind == _UNDONE:
            del passed[-1:]
        elif value:
            passed.append(Passed(_read_name(value), at))
    # The present one as it is called now.
    return [*passed[:-1], Passed(ticket.stage.name, ticket.entered_at)]


def _read_name(value: dict[str, Any]) -> Label:
    return Label(value.get("name") or {})
